/** Minutes in words: "45 min", "3 h", "3 h 15 min". */
export const sayHours = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const words = hours === 0 ? `${rest} min` : rest === 0 ? `${hours.toLocaleString('en')} h` : `${hours.toLocaleString('en')} h ${rest} min`;
  return minutes < 0 ? `−${words}` : words;
};
