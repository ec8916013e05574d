/** The size of a file as people say it: "412 KB", "3.1 MB". */
export const sayBytes = (bytes: number): string => {
  const [divisor, unit] = bytes < 1_000_000 ? [1_000, 'kilobyte'] as const : bytes < 1_000_000_000 ? [1_000_000, 'megabyte'] as const : [1_000_000_000, 'gigabyte'] as const;
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: divisor === 1_000 ? 0 : 1 }).format(bytes / divisor);
};

/** An instant where the person is: "Sat, 14 Mar 2026, 09:30". */
export const sayInstant = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(at));
