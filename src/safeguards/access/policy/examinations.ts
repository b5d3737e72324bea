import type { Label } from '../../advice/advice-document.js';
import type { Report } from './findings.js';
import type { ExaminationsDocument } from './policy-documents.js';
import type { Term } from './terms.js';
import type { Words } from './words.js';

/** V4 — what follows from a kind of examination. */
export interface ExaminationKind {
  readonly name: string;
  /** What it is called. */
  readonly label: Label;
  /** The row of the disclosure matrix, as 'M14' (V8). */
  readonly item: string;
  /** The employee hears the outcome first, and only his agreement lets it out. */
  readonly employeeFirst: boolean;
  /** He can keep it from the employer. */
  readonly blocking: boolean;
  /** Something about one person may reach the employer at all. */
  readonly individual: boolean;
  /** Who asks for it, and how: only what is asked by a commission is an employer's to commission. */
  readonly asked: 'by-commission' | 'about-an-absence' | 'by-the-agency';
  /** Only of somebody whose employment with the employer goes on. */
  readonly ofTheEmployed: boolean;
  /** What has to be over since an employment, an application or a blockable examination began; null where nothing has. */
  readonly settledFor: Term | null;
}

export interface Examinations {
  readonly kinds: ReadonlyMap<string, ExaminationKind>;
  /** What a kind that isn't listed counts as. */
  readonly unlisted: ExaminationKind;
  /** The term after which a question closes. */
  readonly closesAfter: Term;
  /** V1, M16 — the controlled list: codes with their text. */
  readonly conditions: ReadonlyMap<string, Label>;
}

/** V4 — a kind by its name; one that isn't listed counts as {@link Examinations.unlisted}. */
export function countedAs({ kinds, unlisted }: Examinations, kind: string): ExaminationKind {
  return kinds.get(kind) ?? unlisted;
}

/**
 * Compiles examinations.yaml. Reported: an unknown item or term, blocking where the employer hears at once, a commission that
 * nobody can block of who came in a moment ago, and an unlisted kind that counts as none, or as one that the employer gets
 * without agreement: silence is refusal.
 */
export function compileExaminations(
  document: ExaminationsDocument,
  terms: ReadonlyMap<string, Term>,
  words: Words,
  report: Report,
): Examinations {
  const kinds = new Map(
    Object.entries(document.kinds).map(([name, written]) => {
      const place = `kinds.${name}`;
      words.checkBecause(written.because, report, `${place}.because`);
      words.checkItem(written.item, report, `${place}.item`);
      const { 'employee-first': employeeFirst, 'of-the-employed': ofTheEmployed, blocking, individual } = written;
      const label = { en: written.en, nl: written.nl };
      const { 'settled-for': settled, asked } = written;
      const settledFor = (settled === undefined ? null : terms.get(settled)) ?? null;
      if (settled !== undefined && settledFor === null)
        report(`${place}.settled-for`, `${settled} is no term of terms.yaml`);
      if ((settled !== undefined) !== (asked === 'by-commission' && !blocking)) {
        report(place, 'settled-for is for what an employer commissions and nobody blocks, and for nothing else');
      }
      if (blocking !== employeeFirst) report(place, 'blocking is for who hears it first, and for nobody else');
      if (!individual && asked !== 'by-commission')
        report(place, 'an absence and an assessment are always about one person');
      return [
        name,
        { name, label, item: written.item, employeeFirst, blocking, individual, asked, ofTheEmployed, settledFor },
      ] as const;
    }),
  );
  const unlisted = kinds.get(document.unlisted);
  if (unlisted === undefined) report('unlisted', `${document.unlisted} is no kind of this page`);
  else if (!unlisted.employeeFirst) report('unlisted', 'a kind that nobody listed goes to the employee first');
  const closesAfter = terms.get(document['closes-after']);
  if (closesAfter === undefined) report('closes-after', `${document['closes-after']} is no term of terms.yaml`);
  return {
    kinds,
    unlisted: unlisted ?? NOTHING,
    closesAfter: closesAfter ?? NEVER,
    conditions: new Map(Object.entries(document.conditions)),
  };
}

// Stand-ins after a report: what was reported doesn't start.
const NOTHING: ExaminationKind = {
  name: '',
  label: { en: '', nl: '' },
  item: '',
  employeeFirst: true,
  blocking: true,
  individual: false,
  asked: 'by-commission',
  ofTheEmployed: true,
  settledFor: null,
};
const NEVER: Term = { name: '', amount: 0, unit: 'days', because: '' };
