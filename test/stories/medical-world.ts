import { Cast } from '../cast.js';
import { ask, type Answer, type Asked } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

/** An entry of one piece, with a text that is found nowhere else. */
export const DIAGNOSIS = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'marker-diagnosis' }] };

/** Who and what the stories of the medical dossier are about: everybody there is at a service, and patients of Dr Vos. */
export interface MedicalWorld {
  readonly service: RunningService;
  readonly cast: Cast;
  readonly acme: string;
  readonly vos: string;
  readonly anna: string;
  readonly kern: string;
  /** Asks as a person of the cast, signed in a moment ago with two factors. */
  readonly as: (person: string, path: string, request?: Omit<Asked, 'token'>) => Promise<Answer>;
  /** An employee under Dr Vos, with an account of the own or without. @returns the employee's id */
  readonly patient: (account?: string) => Promise<string>;
  /** Dr Vos records an entry. @returns the id of its first piece */
  readonly recorded: (employeeId: string, body?: unknown) => Promise<string>;
  /** How many entries, pieces and versions there are. */
  readonly stored: () => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts the service with its people; stop it in `afterAll`. */
export async function medicalWorld(): Promise<MedicalWorld> {
  const service = await runningService();
  const cast = await Cast.of(service);
  const acme = await cast.employer('Acme');
  const doctor = { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' };
  const vos = await cast.person('dr-vos', doctor);
  await cast.person('dr-smit', doctor);
  const kern = await cast.person('dr-kern', { roles: [{ role: 'core-expert-doctor' }], registeredUntil: '2099-01-01' });
  const anna = await cast.person('anna', {
    roles: [{ role: 'medical-assistant' }],
    declared: true,
    instructedUntil: '2099-01-01',
  });
  await cast.person('cm-acme', { roles: [{ role: 'case-manager', employerId: acme }] });
  await cast.person('expert', { roles: [{ role: 'labour-expert', employerId: acme }] });
  await cast.person('acme-hr', { kind: 'external', roles: [{ role: 'employer-officer', employerId: acme }] });
  await cast.person('ada', { roles: [{ role: 'administrator' }] });
  await cast.person('officer', { roles: [{ role: 'data-protection-officer' }] });
  await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2099-01-01' });

  const as = async (person: string, path: string, request: Omit<Asked, 'token'> = {}): Promise<Answer> =>
    ask(`${service.url}/v1${path}`, { ...request, token: await cast.token(person) });
  const patient = async (account?: string): Promise<string> => {
    const accountId =
      account === undefined
        ? {}
        : { accountId: await cast.person(account, { kind: 'employee', roles: [{ role: 'employee' }] }) };
    return (await cast.employee({ employerId: acme, doctorId: vos, ...accountId })).employeeId;
  };
  const recorded = async (employeeId: string, body: unknown = DIAGNOSIS): Promise<string> => {
    const made = await as('dr-vos', `/employees/${employeeId}/entries`, { body });
    const [pieceId] = made.body['pieceIds'] as [string];
    return pieceId;
  };
  const stored = async (): Promise<unknown> =>
    cast.sql(
      'SELECT (SELECT count(*) FROM medical.entry), (SELECT count(*) FROM medical.piece), (SELECT count(*) FROM medical.piece_version)',
    );
  return {
    service,
    cast,
    acme,
    vos,
    anna,
    kern,
    as,
    patient,
    recorded,
    stored,
    stop: async () => {
      await cast.close();
      await service.stop();
    },
  };
}
