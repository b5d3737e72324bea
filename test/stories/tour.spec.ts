import { beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { built, program } from '../harness/program.js';

/** A step as the tour prints it: who, what, the request, and the answer with its rule. */
interface PrintedStep {
  readonly who: string;
  readonly request: string;
  readonly status: number;
  readonly rule: string | null;
}

const STEP = /^ {2}(\S.*)\n {4}((?:GET|POST) \S+).*\n {4}→ (\d{3}) (?:done|nothing|refused(?: under ([A-Z]\d+))?)/gm;

describe('npm run tour', () => {
  let said: string;
  let steps: readonly PrintedStep[];
  let code: number | null;

  beforeAll(async () => {
    const tour = program(join(await built('tour'), 'src/demo/tour/tour.js'), [], {});
    code = await tour.ended;
    said = tour.said();
    steps = [...said.matchAll(STEP)].map(([, who = '', request = '', status, rule]) => ({
      who,
      request,
      status: Number(status),
      rule: rule ?? null,
    }));
  }, 120_000);

  const answers = (who: string, request: string): readonly (readonly [number, string | null])[] =>
    steps
      .filter((step) => step.who.startsWith(who) && step.request === request)
      .map(({ status, rule }) => [status, rule] as const);

  test('A1 tells the whole story, chapter by chapter, each with its rule', () => {
    expect([code, said]).toEqual([0, expect.stringContaining('That was the story.')]);
    const chapters = [...said.matchAll(/^(\d+) · .+\n {4}[A-Z]\d+/gm)].map(([, number]) => Number(number));
    expect(chapters).toEqual(chapters.map((_, index) => index + 1));
    expect(said.match(/^\d+ · /gm)).toHaveLength(chapters.length);
    expect(chapters.length).toBeGreaterThan(32);
    expect(steps.length).toBeGreaterThan(150);
  });

  test('S1 everybody who has no business in the medical dossier is refused under its rule', () => {
    for (const who of ['Carlo', 'Hanna', 'Ada', 'Dr Staf', 'Olga']) {
      expect([who, answers(who, 'GET /v1/employees/Jan/pieces')]).toEqual([who, [[403, 'S1']]]);
    }
    expect(answers('Leo', 'GET /v1/pieces/the-diagnosis')).toEqual([[403, 'S1']]);
    // A second opinion doesn't open it (S14); the third time he took over from a doctor who left.
    expect(answers('Dr Smit', 'GET /v1/pieces/the-diagnosis')).toEqual([
      [404, null],
      [404, null],
      [200, null],
    ]);
    expect(answers('Dr Kern', 'GET /v1/employees/Jan/pieces')).toEqual([[404, null]]);
  });

  test('S14 of a second opinion its doctor reads what was named, the employer finds no way, the own doctor reads what was filed', () => {
    expect(answers('Dr Smit', 'GET /v1/second-opinions/the-second-opinion/pieces')).toEqual([[200, null]]);
    expect(answers('Dr Vos', 'GET /v1/second-opinions/the-second-opinion/pieces')).toEqual([[404, null]]);
    expect(answers('Hanna', 'POST /v1/employees/Jan/second-opinions')).toEqual([[403, 'S14']]);
    expect(answers('Hanna', 'GET /v1/second-opinions')).toEqual([[403, 'S14']]);
    expect(answers('Dr Vos', 'GET /v1/second-opinions')).toEqual([[200, null]]);
  });

  test('S14 of a voluntary consultation nobody knows but the two of them, and the employer finds no way', () => {
    expect(answers('Hanna', 'GET /v1/consultations')).toEqual([[403, 'S14']]);
    expect(answers('Carlo', 'GET /v1/consultations')).toEqual([[403, 'S14']]);
    expect(answers('Dr Vos', 'POST /v1/consultations/the-consultation/conclusion')).toEqual([[404, null]]);
    expect(answers('Dr Smit', 'POST /v1/consultations/the-consultation/conclusion')).toEqual([[201, null]]);
  });

  test('S3 the assistant gets in by declaration, instruction and delegation, and is out with the request after its withdrawal', () => {
    expect(answers('Anna', 'GET /v1/pieces/the-diagnosis')).toEqual([
      [403, 'S3'],
      [403, 'S3'],
      [404, null],
      [200, null],
      [200, null],
      [404, null],
    ]);
    expect(answers('Anna', 'POST /v1/pieces/the-diagnosis/amendments')).toEqual([[403, 'S2']]);
  });

  test('S6 a case manager is never given derived secrecy', () => {
    expect(answers('Dr Vos', 'POST /v1/delegations')).toEqual([
      [403, 'S6'],
      [201, null],
    ]);
  });

  test('S9 responsibility is given by whom the rule names, and nothing is opened before the employee was told', () => {
    expect(answers('Ada', 'POST /v1/employees/Jan/responsibilities')).toEqual([[403, 'S9']]);
    expect(answers('Hanna', 'POST /v1/employees/Jan/responsibilities')).toEqual([[403, 'S9']]);
    expect(answers('Dr Vos', 'GET /v1/employees/Els/pieces')).toEqual([
      [404, null],
      [200, null],
    ]);
    expect(said).toContain('notice: your-doctor');
  });

  test("D10 a weak and an old sign-in are challenged, and the challenge is met on the issuer's page", () => {
    expect(answers('Jan', 'POST /v1/invitations/acceptance')).toEqual([
      [401, 'D10'],
      [201, null],
    ]);
    expect(said).toContain('acr_values="urn:dossierkluis:two-factors", max_age="3600"');
  });

  test('V9 a sick report has no field for a reason, and a staff file names its refused row without its values', () => {
    expect(answers('Hanna', 'POST /v1/employers/Acme/sick-reports')).toEqual([
      [400, 'V9'],
      [201, null],
      [201, null],
    ]);
    expect(said).toContain('"reason":"invalid_postcode"');
    expect(answers('Mara', 'POST /v1/employers/Acme/staff-imports')).toEqual([[403, 'V9']]);
  });

  test('V7 employer and employee read one text, and without an account it goes out with the letter', () => {
    expect(said.match(/went out to both: true/g)).toHaveLength(1);
    expect(answers('Hanna', 'GET /v1/released-verdicts/verdict-on-Els')).toEqual([
      [404, null],
      [200, null],
    ]);
    expect(answers('Gerard', 'GET /v1/released-verdicts/first-verdict')).toEqual([[404, null]]);
  });

  test('V4 an applicant hears the outcome first, and only with her yes it is there for the employer', () => {
    expect(answers('Hanna', 'POST /v1/employers/Acme/applicants')).toEqual([[400, 'V9']]);
    expect(answers('Hanna', 'GET /v1/released-outcomes/outcome-of-Sofie')).toEqual([
      [404, null],
      [404, null],
      [404, null],
      [200, null],
    ]);
    expect(answers('Dr Vos', 'POST /v1/examination-outcomes/outcome-of-Sofie/agreement')).toEqual([[403, 'V4']]);
    expect(said).toContain('notice: decision-attempted');
  });

  test('I10 a paper with a signature is recorded, accepted and told, lets nothing out before she could undo it, and nothing after she did', () => {
    const at = 'POST /v1/paper-agreements/the-paper';
    const record = 'POST /v1/examination-outcomes/outcome-of-Sofie/paper-agreements';
    expect([answers('Hanna', record), answers('Dr Vos', record)]).toEqual([[[403, 'I10']], [[201, null]]]);
    expect(answers('Anna', `${at}/acceptance`)).toEqual([[403, 'I10']]);
    expect(answers('Dr Vos', `${at}/acceptance`)).toEqual([[201, null]]);
    expect(answers('Dr Vos', `${at}/release`)).toEqual([
      [409, 'I10'],
      [409, 'I10'],
      [409, 'I10'],
    ]);
    expect(answers('Sofie', `${at}/withdrawal`)).toEqual([[201, null]]);
    expect(said).toContain('notice: attempted-in-your-name');
    expect(said).toContain('notice: paper-agreement-accepted');
  });

  test('C1, C10 a consent is the employee’s alone, a request waits for the doctor, each of three reasons refuses, and it falls with the consent', () => {
    const consents = 'POST /v1/employees/Jan/consents';
    expect(answers('Dr Vos', consents)).toEqual([[403, 'I10']]);
    expect(answers('Jan', consents)).toEqual([
      [400, 'C2'],
      [400, 'V8'],
      [201, null],
    ]);
    expect(answers('Dr Vos', 'GET /v1/consents/the-consent')).toEqual([[404, null]]);
    expect(answers('Anna', 'GET /v1/disclosure-requests/the-request')).toEqual([[403, 'C4']]);
    expect(answers('Dr Vos', 'POST /v1/disclosure-requests/the-request/decision')).toEqual([
      [400, 'C7'],
      [201, null],
      [409, 'C4'],
    ]);
    expect(said).toContain('state: incomplete, lacking: other-recipient');
    expect(said).toContain('state: partly-approved');
    expect(said.match(/state: refused/g)).toHaveLength(3);
    expect(said).toContain('state: recalled');
  });

  test('C11, C3 what was approved is signed, released and collected once, and what was taken back before that by nobody', () => {
    const collecting = steps.filter(({ request }) => request.startsWith('GET /v1/collections/'));
    expect(collecting.map(({ status, rule }) => [status, rule])).toEqual([
      [401, 'C11'],
      [401, 'C11'],
      [200, null],
      [409, 'C11'],
      [409, 'C3'],
    ]);
    expect(said).toContain('collected by E. de Wit');
  });

  test('D1 a misfiled piece is proposed by its doctor, taken by a second one, gone from where it lay, and both employees are told', () => {
    const propose = 'POST /v1/pieces/the-misfiled-letter/moves';
    expect(answers('Anna', propose)).toEqual([[403, 'D1']]);
    expect(answers('Dr Vos', propose)).toEqual([
      [404, null],
      [409, 'D1'],
      [201, null],
    ]);
    expect(answers('Dr Smit', 'POST /v1/piece-moves/the-move/taking')).toEqual([
      [404, null],
      [201, null],
    ]);
    for (const who of ['Dr Smit', 'Dr Vos'])
      expect(answers(who, 'GET /v1/pieces/the-misfiled-letter')).toEqual([[404, null]]);
    expect(answers('Sofie', 'GET /v1/pieces/the-letter-of-Sofie')).toEqual([[200, null]]);
    for (const code of ['piece-moved-here', 'piece-moved-away']) expect(said).toContain(`notice: ${code}`);
    expect(said).toContain('      misfiled-piece\n');
  });

  test('V10 of twelve who fell absent is said how many, of nine and of nobody nothing, and nobody chooses a group', () => {
    const figures = 'GET /v1/employers/Acme/group-figures';
    for (const who of ['Hanna', 'Carlo']) expect(answers(who, figures)).toEqual([[200, null]]);
    for (const who of ['Leo', 'Mara']) expect(answers(who, figures)).toEqual([[403, 'V10']]);
    expect(answers('Gerard', figures)).toEqual([[404, null]]);
    expect(answers('Hanna', `${figures}?from=${/figures\?from=([-\d]+)/.exec(said)?.[1] ?? ''}`)).toEqual([
      [400, null],
    ]);
    expect(said.match(/absent 12, of which short too-few and longer too-few/g)).toHaveLength(2);
    expect(said.match(/absent too-few, of which short too-few and longer too-few/g)?.length).toBeGreaterThan(3);
    expect(said).not.toMatch(/: absent (?!12,|too-few)/);
  });

  test('V3 a verdict is superseded, never changed', () => {
    expect(answers('Dr Vos', 'POST /v1/questions/question-about-Jan/verdicts').map(([status]) => status)).toEqual([
      400, 201, 409, 201,
    ]);
    expect(said).toContain('"supersededBy":"second-verdict"');
  });

  test('I9 the employee sees each opening, in which role and under which doctor', () => {
    expect(said).toContain('dr-vos as company-doctor: read MedicalPiece, absence-guidance, allowed');
    expect(said).toMatch(/\n  Dr Smit.*, reads in his place\n.*\n {4}→ 200/);
    expect(said).toMatch(/\n  Rita, who acts for Jan, asks once more\n.*\n {4}→ 404/);
    expect(said).toContain('rita as representative: read ReleasedVerdict, own-rights, allowed');
    expect(said).toContain('anna as medical-assistant under dr-vos: record MedicalPiece, absence-guidance, allowed');
    expect(answers('Carlo', 'GET /v1/employees/Jan/access-log')).toEqual([[403, 'I9']]);
  });

  test('A5 the trail shows refusals under their rules, and its own reading', () => {
    expect(said).toMatch(/carlo \(.*\) read MedicalPiece: refused, 403, under S1/);
    expect(said).toContain('olga read TrailLine by GET /v1/trail');
    expect(answers('Ada', 'GET /v1/trail')).toEqual([[403, 'S7']]);
    expect(answers('Luuk', 'POST /v1/log-reviews')).toEqual([
      [409, 'A6'],
      [201, null],
    ]);
  });
});
