const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The day in Amsterdam on which an instant falls. */
export function dayOf(instant: string): string {
  return AMSTERDAM.format(new Date(instant));
}

/** Has that instant come? What is null never comes. */
export function hasCome(instant: string | null, now: string): boolean {
  return instant !== null && Date.parse(instant) <= Date.parse(now);
}

/** The same day so many years later; 29 February becomes the 28th where there is none. */
export function yearsAfter(day: string, years: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const later = `${String(Number(year) + years).padStart(4, '0')}-${month}`;
  const isLeap = new Date(Date.UTC(Number(year) + years, 1, 29)).getUTCMonth() === 1;
  return month === '02' && date === '29' && !isLeap ? `${later}-28` : `${later}-${date}`;
}

/** The same day so many months later, or the last of its month. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a time that ends at an instant. */
export function lastDayBefore(instant: string): string {
  return dayOf(new Date(Date.parse(instant) - 1).toISOString());
}
