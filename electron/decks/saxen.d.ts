/** What is used of saxen 11, which brings no declarations. Texts and attributes come as they are written; `decode` takes their entities out. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  export class Parser {
    on(event: 'openTag', heard: (name: string, attributes: () => Record<string, string>, decode: Decode, isSelfClosing: boolean) => void): this;
    on(event: 'closeTag', heard: () => void): this;
    on(event: 'text', heard: (text: string, decode: Decode) => void): this;
    on(event: 'cdata' | 'attention', heard: (text: string) => void): this;
    on(event: 'error' | 'warn', heard: (error: Error) => void): this;
    parse(xml: string): void;
  }
}
