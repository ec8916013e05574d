import { z } from 'zod';

/** The closed list of errors that a call may answer with. Each carries a sentence for the person. */
export const errors = {
  NOT_FOUND: { status: 404, message: 'That record is not in this book any more.' },
  INVALID: { status: 422, message: 'Something in that entry cannot be right.', data: z.object({ field: z.string().optional() }) },
  CONFLICT: { status: 409, message: 'That was changed in the meantime.' },
  REFUSED: { status: 403, message: 'Daybook cannot open this book.' },
  NOT_SAVED: { status: 507, message: 'The disk did not take that, so it was not saved.' },
  CANCELLED: { status: 499, message: 'Cancelled; nothing was changed.' },
} as const;

export type ErrorCode = keyof typeof errors;

/** A failure that the person should read. The router turns it into the contract's error of the same code. */
export class DaybookError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  constructor(code: ErrorCode, sentence: string = errors[code].message, field?: string) {
    super(sentence);
    this.name = 'DaybookError';
    this.code = code;
    this.field = field;
  }
}
