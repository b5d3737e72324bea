import type { DisclosureMatrix } from '../../src/safeguards/disclosure/disclosure-matrix.js';
import { mayReceive, type DisclosureQuestion } from '../../src/safeguards/disclosure/may-receive.js';
import type { DisclosureCases } from './disclosure-cases.js';
import { expectedDisclosure, type Probe } from './expected-disclosure.js';
import type { PrintedRow } from './read-matrix.js';

const TODAY = '2026-03-02';

/** What a compiled matrix says otherwise than the printed one and its remarks, in words; empty when they agree. */
export function* deviationsOfDisclosure(matrix: DisclosureMatrix, cases: DisclosureCases): Generator<string> {
  const { printed, remarks } = cases;
  yield* differing('the items', printed.map(({ id }) => id).toSorted(), [...matrix.items.keys()].toSorted());
  yield* differing('the editions', Object.keys(remarks.editions).toSorted(), [...matrix.editions.keys()].toSorted());
  yield* differing('who receives as what', Object.entries(remarks.recipients), columnsOf(matrix));
  for (const { edition, on, 'in-force': inForce } of remarks.dates) {
    const answer = answerTo(matrix, { item: 'M01', recipient: 'employee', edition, on, insideEea: true }, NOTHING);
    yield* differing(`${edition} on ${on}`, inForce, answer !== 'V5 edition-not-in-force; instead nothing');
  }
  for (const [name, only] of Object.entries(remarks.editions)) {
    const narrowed = matrix.editions.get(name)?.only ?? new Map<string, ReadonlySet<string>>();
    yield* differing(
      `all that ${name} gives`,
      Object.entries(only),
      [...narrowed].map(([recipient, items]) => [recipient, [...items]]),
    );
  }
  for (const row of printed) yield* deviationsBesideCells(matrix, row);
  for (const row of printed) yield* deviationsOfCells(matrix, cases, row);
}

/** The same for one row. */
export function* deviationsOfRow(matrix: DisclosureMatrix, cases: DisclosureCases, row: PrintedRow): Generator<string> {
  yield* deviationsBesideCells(matrix, row);
  yield* deviationsOfCells(matrix, cases, row);
}

function* deviationsBesideCells(matrix: DisclosureMatrix, row: PrintedRow): Generator<string> {
  const item = matrix.items.get(row.id);
  yield* differing(`the name of ${row.id}`, row.item, item?.name);
  yield* differing(`the note of ${row.id}`, row.note, item?.note);
  yield* differing(`what the employee is owed of ${row.id}`, row.duty, item?.duty);
}

function* deviationsOfCells(matrix: DisclosureMatrix, cases: DisclosureCases, row: PrintedRow): Generator<string> {
  for (const recipient of Object.keys(row.cells)) yield* deviationsOfCell(matrix, cases, row, recipient);
}

/** The same for one cell. */
export function* deviationsOfCell(
  matrix: DisclosureMatrix,
  cases: DisclosureCases,
  row: PrintedRow,
  recipient: string,
): Generator<string> {
  const probes = probesOf(matrix);
  const anywhere = cases.remarks.anywhere.includes(recipient);
  for (const edition of Object.keys(cases.remarks.editions)) {
    const question = { item: row.id, recipient, edition, on: TODAY, insideEea: true };
    for (const probe of probes) {
      const expected = expectedDisclosure(cases, row, recipient, edition, probe);
      const outside = anywhere ? expected : 'D8 outside-the-eea; instead nothing';
      const answers = [answerTo(matrix, question, probe), answerTo(matrix, { ...question, insideEea: false }, probe)];
      if (answers[0] === expected && answers[1] === outside) continue;
      const place = `${row.id} to ${recipient} under ${edition} with ${JSON.stringify(probe)}`;
      yield* differing(place, [expected, outside], answers);
    }
  }
}

const NOTHING: Probe = { claim: null, present: [] };
const CLAIMS = ['industrial-accident-report', 'benefit-claim'];

/** Nothing, everything, everything but one thing, and one thing alone; a ground with another claim. */
function probesOf({ accompaniments }: DisclosureMatrix): readonly Probe[] {
  const words = [...accompaniments.keys()].filter((word) => word !== 'legal-ground');
  return [
    NOTHING,
    { claim: null, present: words },
    ...CLAIMS.flatMap((claim) => [
      { claim, present: [] },
      { claim, present: words },
      ...words.map((word) => ({ claim, present: words.filter((other) => other !== word) })),
    ]),
    ...words.map((word) => ({ claim: null, present: [word] })),
  ];
}

function answerTo(
  matrix: DisclosureMatrix,
  question: Omit<DisclosureQuestion, 'accompanied'>,
  { claim, present }: Probe,
): string {
  const ground = claim === null ? null : { article: '7:611 BW', claim, date: TODAY };
  const answer = mayReceive(matrix, { ...question, accompanied: { ground, present: new Set(present) } });
  if (answer.allowed) return `allowed; the employee: ${answer.duty ?? 'nothing'}`;
  const lacking = answer.lacking.length === 0 ? '' : ` ${answer.lacking.toSorted().join(', ')}`;
  return `${answer.rule} ${answer.reason}${lacking}; instead ${answer.instead ?? 'nothing'}`;
}

function columnsOf({ recipients }: DisclosureMatrix): (readonly [string, readonly string[]])[] {
  return [...recipients.values()].map(({ name, roles }) => [name, roles]);
}

function* differing(what: string, expected: unknown, actual: unknown): Generator<string> {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(actual)];
  if (left !== right) yield `${what}: ${left} as printed, ${right} by the policy`;
}
