import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { PackageLanguage } from './contents.js';

const MONTHS: Record<PackageLanguage, readonly string[]> = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** '24 november 2026'. By hand: how a locale writes a date changes with the ICU that Node was built with, and C11 wants the same bytes. */
export function dayInWords(day: LocalDate, language: PackageLanguage): string {
  const { year, month, day: number } = Temporal.PlainDate.from(day);
  return `${number} ${MONTHS[language][month - 1] ?? ''} ${year}`;
}

/** '24 november 2026, 05:20 uur': the time that it is in the Netherlands. */
export function momentInWords(at: Temporal.Instant, language: PackageLanguage): string {
  const there = at.toZonedDateTimeISO('Europe/Amsterdam');
  const time = [there.hour, there.minute].map((part) => String(part).padStart(2, '0')).join(':');
  const day = dayInWords(there.toPlainDate().toString(), language);
  return language === 'nl' ? `${day}, ${time} uur` : `${day}, ${time} (Amsterdam)`;
}
