import { randomInt } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { isIban } from '../../../src/records/employee-dossier/payroll-terms/is-iban.js';

/** A text that stands in one field and nowhere else: wherever it turns up, that field got there. */
export interface Marker {
  /** Whose, and which field: 'jan.familyName'. */
  readonly name: string;
  /** The ways in which it may be written; the first is the one that is sent. */
  readonly spellings: readonly string[];
}

/** Makes markers, new ones each run, so that nothing of an earlier run or another test is taken for one of these. */
export class Mint {
  readonly #markers = new Map<string, Marker>();
  readonly #texts = new Set<string>();
  #firstDays = 0;

  get markers(): readonly Marker[] {
    return [...this.#markers.values()];
  }

  /** The text of a marker made before. @throws Error for a name that has none */
  textOf(name: string): string {
    const text = this.#markers.get(name)?.spellings[0];
    if (text === undefined) throw new Error(`no marker is called ${name}`);
    return text;
  }

  /** A text that something else made, such as an invitation's code. */
  known(name: string, text: string): string {
    return this.#keep(name, [text]);
  }

  /** Twelve letters with a capital: a name, a street, a word in a sentence. */
  word(name: string): string {
    const text = this.#fresh(() => `Q${letters(11)}`);
    return this.#keep(name, [text, text.toLowerCase(), text.toUpperCase()]);
  }

  /** The same in capitals: a staff number. */
  capitals(name: string): string {
    const text = this.#fresh(() => `Q${letters(11)}`).toUpperCase();
    return this.#keep(name, [text, text.toLowerCase()]);
  }

  /** A phone number, a registration number: what it begins with, then so many digits. */
  digits(name: string, start: string, more: number): string {
    return this.#keep(name, [this.#fresh(() => start + digits(more))]);
  }

  /** A number that passes the eleven-test of a citizen service number. */
  citizenNumber(name: string): string {
    return this.#keep(name, [this.#fresh(citizenNumber)]);
  }

  /** A date in a year in which nothing else happens, 'YYYY-MM-DD'. */
  date(name: string, firstYear: number, lastYear: number): string {
    const text = this.#fresh(
      () => `${randomInt(firstYear, lastYear + 1)}-${padded(randomInt(1, 13))}-${padded(randomInt(1, 29))}`,
    );
    return this.#keep(name, [text, dutchDate(text)]);
  }

  /**
   * A first day of absence, between 90 and 128 weeks ago: what the law wants on a day counted from it (the last, the
   * current opinion, after 91 weeks) falls before the days that {@link soon} makes, and is never taken for one of them.
   * Each on a weekday of its own: the law counts in weeks, so no day that it wants is another's first day.
   */
  past(name: string): string {
    const today = Temporal.Now.plainDateISO('Europe/Amsterdam');
    this.#firstDays += 1;
    const text = this.#fresh(() => today.subtract({ days: 7 * randomInt(90, 128) + (this.#firstDays % 7) }).toString());
    return this.#keep(name, [text, dutchDate(text)]);
  }

  /**
   * A day between two and a half and six weeks from now: no verdict says further ahead (V5), and no term ends then but that of a request to
   * disclose, after four weeks (C17).
   */
  soon(name: string): string {
    const today = Temporal.Now.plainDateISO('Europe/Amsterdam');
    const text = this.#fresh(() =>
      today.add({ days: randomInt(2) === 0 ? randomInt(17, 28) : randomInt(29, 41) }).toString(),
    );
    return this.#keep(name, [text, dutchDate(text)]);
  }

  /** Hours a week, as a field of JSON: the digits alone would be found in an instant. */
  hours(name: string): string {
    const text = this.#fresh(() => `${randomInt(11, 40)}.${randomInt(11, 99)}`.replace(/0$/, '1'));
    this.#keep(name, [`":${text}`]);
    return text;
  }

  /** A gross wage in cents, as a field of JSON: the digits alone would be found in an instant. */
  cents(name: string): number {
    const text = this.#fresh(() => String(randomInt(1_000_000, 9_999_999)));
    this.#keep(name, [`":${text}`]);
    return Number(text);
  }

  /** The number of a Dutch bank account, its check digits right. */
  iban(name: string): string {
    return this.#keep(name, [this.#fresh(iban)]);
  }

  houseNumber(name: string): string {
    const text = this.#fresh(() => `${randomInt(10_000, 99_999)}Q`);
    return this.#keep(name, [text, text.toLowerCase()]);
  }

  postcode(name: string): string {
    const text = this.#fresh(() => `${randomInt(1000, 10_000)} ${letters(2).toUpperCase()}`);
    return this.#keep(name, [text, text.replace(' ', ''), text.replace(' ', '%20')]);
  }

  #fresh(make: () => string): string {
    const text = make();
    if (this.#texts.has(text)) return this.#fresh(make);
    this.#texts.add(text);
    return text;
  }

  #keep(name: string, spellings: readonly [string, ...string[]]): string {
    if (this.#markers.has(name)) throw new Error(`two markers are called ${name}`);
    this.#markers.set(name, { name, spellings });
    return spellings[0];
  }
}

/** 'YYYY-MM-DD' as a staff file has it, 'DD-MM-YYYY'. */
export function dutchDate(date: string): string {
  return date.split('-').reverse().join('-');
}

function letters(count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(randomInt(97, 123))).join('');
}

function digits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(1, 10))).join('');
}

function padded(part: number): string {
  return String(part).padStart(2, '0');
}

function citizenNumber(): string {
  const text = digits(9);
  const sum = Array.from(text, Number).reduce((all, digit, at) => all + digit * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0 ? text : citizenNumber();
}

function iban(): string {
  const text = `NL${padded(randomInt(2, 99))}ABNA${digits(10)}`;
  return isIban(text) ? text : iban();
}
