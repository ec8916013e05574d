/** The time that a person typed, as `HH:mm`: "9", "930", "9:30", "9.30", "2pm", "14h". Empty where nothing is; `null` where it is no time. */
export const typedTime = (typed: string): string | null => {
  const text = typed.trim().toLowerCase();
  if (text === '') return '';
  const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?:[:.h\s]?(\d{2})?)?\s?(am|pm)?$/.exec(text) ?? [];
  if (hours === '' || (half !== undefined && (Number(hours) < 1 || Number(hours) > 12))) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  return hour > 23 || Number(minutes) > 59 ? null : `${String(hour).padStart(2, '0')}:${minutes}`;
};
