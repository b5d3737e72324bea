import { Cast } from '../cast.js';
import { ask, type Answer, type Asked as Request } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';
import { idIn } from './verdict-world.js';

/** An employee of Acme under Dr Vos, and the name that an own account signs in with. */
export interface Examinee {
  readonly employeeId: string;
  readonly person: string;
  readonly accountId: string | null;
}
/** An examination that was commissioned, and of whom. */
export type Commissioned = Examinee & { readonly examinationId: string; readonly closesOn: string };

/** Who and what the stories of examinations are about. */
export interface ExaminationWorld {
  readonly service: RunningService;
  readonly cast: Cast;
  readonly acme: string;
  readonly globex: string;
  readonly vos: string;
  readonly anna: string;
  readonly smit: string;
  readonly officer: string;
  /** Of Globex. */
  readonly foreignOfficer: string;
  /** Somebody new at Acme, with an account of the own unless told otherwise. */
  readonly examinee: (withAccount?: boolean) => Promise<Examinee>;
  /** Somebody new, of whom the officer of Acme commissioned an examination of a kind. */
  readonly commissioned: (kind?: string, withAccount?: boolean) => Promise<Commissioned>;
  /** Answers a commission: passed, by Dr Vos, unless told otherwise. */
  readonly answer: (examinationId: string, body?: unknown, person?: string) => Promise<Answer>;
  /** The id of an outcome that Dr Vos issued. */
  readonly issued: (examinationId: string, body?: unknown) => Promise<string>;
  /** What the employee, or somebody else, decides about an outcome. */
  readonly decide: (person: string, outcomeId: string, what: string) => Promise<Answer>;
  /** Gives responsibility for somebody to another doctor, who was told of. */
  readonly moveTo: (doctorId: string, employeeId: string) => Promise<void>;
  /** Asks as a person of the cast, signed in a moment ago with two factors. */
  readonly as: (person: string, path: string, request?: Omit<Request, 'token'>) => Promise<Answer>;
  /** An Amsterdam date, so many days from today. */
  readonly day: (fromToday: number) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export const PASSED = { outcome: 'passed' };
export const REJECTED = { outcome: 'rejected' };
export const ON_CONDITIONS = { outcome: 'passed-under-conditions', conditions: ['no-night-shifts', 'aids-to-vision'] };

/** Two employers with an officer each, two doctors, an assistant of Dr Vos and a case manager. */
export async function examinationWorld(): Promise<ExaminationWorld> {
  const service = await runningService();
  const cast = await Cast.of(service);
  const acme = await cast.employer('Acme', ['absence-guidance', 'examinations']);
  const globex = await cast.employer('Globex', ['absence-guidance', 'examinations']);
  const doctor = { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' };
  const vos = await cast.person('dr-vos', doctor);
  const smit = await cast.person('dr-smit', doctor);
  const anna = await cast.person('anna', {
    roles: [{ role: 'medical-assistant' }],
    declared: true,
    instructedUntil: '2099-01-01',
  });
  await cast.person('cm-acme', { roles: [{ role: 'case-manager', employerId: acme }] });
  const officer = await cast.person('acme-hr', {
    kind: 'external',
    roles: [{ role: 'employer-officer', employerId: acme }],
  });
  const foreignOfficer = await cast.person('globex-hr', {
    kind: 'external',
    roles: [{ role: 'employer-officer', employerId: globex }],
  });
  const as: ExaminationWorld['as'] = async (person, path, request = {}) =>
    ask(`${service.url}/v1${path}`, { ...request, token: await cast.token(person) });
  let people = 0;
  const examinee: ExaminationWorld['examinee'] = async (withAccount = true) => {
    people += 1;
    const person = `employee-${people}`;
    const accountId = withAccount
      ? await cast.person(person, { kind: 'employee', roles: [{ role: 'employee' }] })
      : null;
    const linked = accountId === null ? {} : { accountId };
    const { employeeId } = await cast.employee({ employerId: acme, doctorId: vos, ...linked });
    return { employeeId, person, accountId };
  };
  const answer: ExaminationWorld['answer'] = async (examinationId, body = PASSED, person = 'dr-vos') =>
    as(person, `/examinations/${examinationId}/outcomes`, { body });
  return {
    service,
    cast,
    acme,
    globex,
    vos,
    anna,
    smit,
    officer,
    foreignOfficer,
    as,
    examinee,
    answer,
    commissioned: async (kind = 'pre-employment', withAccount = true) => {
      const who = await examinee(withAccount);
      const receipt = await as('acme-hr', `/employees/${who.employeeId}/examinations`, {
        body: { examinationKind: kind },
      });
      return { ...who, examinationId: idIn(receipt, 'examinationId'), closesOn: String(receipt.body['closesOn']) };
    },
    issued: async (examinationId, body) => idIn(await answer(examinationId, body), 'outcomeId'),
    decide: async (person, outcomeId, what) =>
      as(person, `/examination-outcomes/${outcomeId}/${what}`, { method: 'POST' }),
    moveTo: async (doctorId, employeeId) => {
      await cast.responsibility(employeeId, doctorId);
    },
    day: async (fromToday) => {
      const [row] = await cast.sql<{ day: string }>('SELECT (platform.today() + $1::int)::text AS day', [fromToday]);
      return row?.day ?? '';
    },
    stop: async () => {
      await cast.close();
      await service.stop();
    },
  };
}
