import { Cast } from '../cast.js';
import { ask, type Answer, type Asked as Request } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

/** Who and what the stories of questions and verdicts are about; every employee is absent since 1 January 2026. */
export interface VerdictWorld {
  readonly service: RunningService;
  readonly cast: Cast;
  readonly acme: string;
  readonly globex: string;
  readonly vos: string;
  readonly anna: string;
  /** An employee of Acme under Dr Vos, with an account of the own or without. */
  readonly absentee: (account?: string) => Promise<Absentee>;
  /** An absentee about whom the officer of Acme asked. */
  readonly asked: (account?: string) => Promise<Asked>;
  /** A question about somebody new, with an account of the own or without, and the name that such an account signs in with. */
  readonly askedOfSomebodyNew: (withAccount?: boolean) => Promise<Asked & { readonly person: string }>;
  /** Answers a question: unfit, by Dr Vos, unless told otherwise. */
  readonly answer: (questionId: string, body?: unknown, person?: string) => Promise<Answer>;
  /** Asks as a person of the cast, signed in a moment ago with two factors. */
  readonly as: (person: string, path: string, request?: Omit<Request, 'token'>) => Promise<Answer>;
  /** The Amsterdam date it is. */
  readonly today: () => Promise<string>;
  /** An Amsterdam date, so many days from today. */
  readonly day: (fromToday: number) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface Absentee {
  readonly employeeId: string;
  readonly absenceId: string;
  readonly accountId: string | null;
}

/** A question that was asked, and whom it is about. */
export type Asked = Absentee & { readonly questionId: string; readonly closesOn: string };

export const ABSENT_SINCE = '2026-01-01';
export const QUESTION = { question: 'fit-for-own-work' };
export const UNFIT = { outcome: 'unfit' };
/** Of a re-integration file: what the employer agrees, and what the doctor says. */
export const PLAN = { part: 'plan', content: { agreedOn: '2026-01-02', goal: 'own-work' } };
export const ANALYSIS = { part: 'problem-analysis', content: { madeOn: '2026-01-02', goal: 'own-work' } };
export const ADVICE = { items: [{ item: 'M04', values: [{ field: 'duration', is: 'two-to-six-weeks' }] }] };

/** Two employers with an officer each, two doctors, an assistant of Dr Vos and a case manager. */
export async function verdictWorld(): Promise<VerdictWorld> {
  const service = await runningService();
  const cast = await Cast.of(service);
  const acme = await cast.employer('Acme');
  const globex = await cast.employer('Globex');
  const doctor = { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' };
  const vos = await cast.person('dr-vos', doctor);
  await cast.person('dr-smit', doctor);
  const anna = await cast.person('anna', {
    roles: [{ role: 'medical-assistant' }],
    declared: true,
    instructedUntil: '2099-01-01',
  });
  await cast.person('cm-acme', { roles: [{ role: 'case-manager', employerId: acme }] });
  await cast.person('acme-hr', { kind: 'external', roles: [{ role: 'employer-officer', employerId: acme }] });
  await cast.person('globex-hr', { kind: 'external', roles: [{ role: 'employer-officer', employerId: globex }] });
  const as: VerdictWorld['as'] = async (person, path, request = {}) =>
    ask(`${service.url}/v1${path}`, { ...request, token: await cast.token(person) });
  const day = async (fromToday: number): Promise<string> => {
    const [row] = await cast.sql<{ day: string }>('SELECT (platform.today() + $1::int)::text AS day', [fromToday]);
    return row?.day ?? '';
  };
  const absentee: VerdictWorld['absentee'] = async (account) => {
    const accountId =
      account === undefined ? null : await cast.person(account, { kind: 'employee', roles: [{ role: 'employee' }] });
    const linked = accountId === null ? {} : { accountId };
    const made = await cast.employee({ employerId: acme, doctorId: vos, absentSince: ABSENT_SINCE, ...linked });
    if (made.absenceId === null) throw new Error('an absentee is absent');
    return { employeeId: made.employeeId, absenceId: made.absenceId, accountId };
  };
  const asked: VerdictWorld['asked'] = async (account) => {
    const about = await absentee(account);
    const receipt = await as('acme-hr', `/absences/${about.absenceId}/questions`, { body: QUESTION });
    return { ...about, questionId: idIn(receipt, 'questionId'), closesOn: String(receipt.body['closesOn']) };
  };
  let people = 0;
  return {
    service,
    cast,
    acme,
    globex,
    vos,
    anna,
    absentee,
    as,
    asked,
    askedOfSomebodyNew: async (withAccount = true) => {
      people += 1;
      const person = `employee-${people}`;
      return { ...(await asked(withAccount ? person : undefined)), person };
    },
    answer: async (questionId, body = UNFIT, person = 'dr-vos') =>
      as(person, `/questions/${questionId}/verdicts`, { body }),
    today: async () => day(0),
    day,
    stop: async () => {
      await cast.close();
      await service.stop();
    },
  };
}

/** The id that a receipt names. @throws Error with the answer when there is none */
export function idIn(answer: Answer, name: string): string {
  const id = answer.body[name];
  if (answer.status !== 201 || typeof id !== 'string') throw new Error(`no ${name}: ${answer.status} ${answer.text}`);
  return id;
}

/** The items of a page. */
export function itemsOf(answer: Answer): readonly Readonly<Record<string, unknown>>[] {
  const { items } = answer.body;
  if (answer.status !== 200 || !Array.isArray(items)) throw new Error(`no items: ${answer.status} ${answer.text}`);
  return items as Readonly<Record<string, unknown>>[];
}

/** A refusal as three words: status, problem and rule. */
export function refusal({ status, body }: Answer): readonly unknown[] {
  return [status, body['type'], body['rule']];
}

/** An answer without what may differ between equal ones: the request's own id, and the date. */
export function comparable({ status, headers, text, body }: Answer): readonly unknown[] {
  const kept = [...headers].filter(([name]) => name !== 'date');
  const instance = typeof body['instance'] === 'string' ? body['instance'] : '';
  const id = instance.replace('urn:uuid:', '');
  const blank = (value: string): string => (id === '' ? value : value.replaceAll(id, '*'));
  return [status, kept.map(([name, value]) => [name, blank(value)]), blank(text)];
}
