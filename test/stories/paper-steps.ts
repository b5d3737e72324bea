import { pdf } from '../../src/platform/files/files.fixture.js';
import type { Answer } from '../harness/http.js';
import type { Commissioned, ExaminationWorld } from './examination-world.js';
import { idIn, itemsOf } from './verdict-world.js';

/** Somebody whose outcome he heard, and a document of his dossier. */
export interface Heard extends Commissioned {
  readonly outcomeId: string;
  readonly pieceId: string;
}

export interface PaperSteps {
  readonly fileOf: (employeeId: string) => Promise<string>;
  readonly scan: (employeeId: string) => Promise<string>;
  readonly heard: (withAccount?: boolean) => Promise<Heard>;
  readonly record: (one: Heard, body?: object, who?: string) => Promise<Answer>;
  readonly recorded: (one: Heard) => Promise<string>;
  readonly act: (id: string, what: string, who?: string, body?: object) => Promise<Answer>;
  readonly post: (id: string, who?: string) => Promise<Answer>;
  readonly toldAgo: (id: string, days: number) => Promise<unknown>;
  readonly shown: (id: string, who?: string) => Promise<Answer>;
  readonly waiting: (who: string, id: string) => Promise<unknown[]>;
  readonly told: (about: string) => Promise<unknown>;
  readonly employers: (outcomeId: string) => Promise<number>;
}

/** Steps of an agreement on paper (I10), in a world that stands when they are taken. */
export function paperSteps(world: () => ExaminationWorld): PaperSteps {
  const fileOf = async (employeeId: string): Promise<string> => {
    const response = await fetch(`${world().service.url}/v1/employees/${employeeId}/document-files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await world().cast.token('dr-vos')}`,
        'content-type': 'application/octet-stream',
      },
      body: new Uint8Array(pdf('marker-signed')),
    });
    return ((await response.json()) as { fileId: string }).fileId;
  };
  /** A piece of a dossier that is a document. */
  const scan = async (employeeId: string): Promise<string> => {
    const pieces = [{ item: 'M14', document: { fileId: await fileOf(employeeId) } }];
    const body = { entryOn: await world().day(0), pieces };
    const recorded = await world().as('dr-vos', `/employees/${employeeId}/entries`, { body });
    return String((recorded.body['pieceIds'] as readonly string[])[0]);
  };
  /** Somebody who heard an outcome: in the app, or by a letter of today. */
  const heard = async (withAccount = false): Promise<Heard> => {
    const one = await world().commissioned('pre-employment', withAccount);
    const outcomeId = await world().issued(one.examinationId);
    const body = { postedOn: await world().day(0) };
    if (!withAccount) await world().as('dr-vos', `/examination-outcomes/${outcomeId}/posting`, { body });
    await world().cast.delegation(world().vos, world().anna, one.employeeId, ['read', 'record']);
    return { ...one, outcomeId, pieceId: await scan(one.employeeId) };
  };
  const record = async (one: Heard, body: object = {}, who = 'anna'): Promise<Answer> =>
    world().as(who, `/examination-outcomes/${one.outcomeId}/paper-agreements`, {
      body: { pieceId: one.pieceId, signedOn: await world().day(0), ...body },
    });
  const recorded = async (one: Heard): Promise<string> => idIn(await record(one), 'paperAgreementId');
  const act = async (id: string, what: string, who = 'dr-vos', body?: object): Promise<Answer> =>
    world().as(who, `/paper-agreements/${id}/${what}`, { method: 'POST', ...(body !== undefined && { body }) });
  const post = async (id: string, who = 'anna'): Promise<Answer> =>
    act(id, 'posting', who, { postedOn: await world().day(0) });
  /** As if he had been told so many days ago. */
  const toldAgo = async (id: string, days: number): Promise<unknown> =>
    world().cast.sql(
      "UPDATE medical.paper_agreement_step SET day = platform.today() - $2::int WHERE paper_id = $1 AND step = 'told'",
      [id, days],
    );
  const shown = async (id: string, who = 'dr-vos'): Promise<Answer> => world().as(who, `/paper-agreements/${id}`);
  const waiting = async (who: string, id: string): Promise<unknown[]> =>
    itemsOf(await world().as(who, '/waiting?limit=100'))
      .filter((one) => one['id'] === id)
      .map((one) => one['what']);
  const told = async (about: string): Promise<unknown> =>
    world().cast.sql(
      'SELECT a.subject, n.code FROM desk.notice n JOIN access.account a ON a.id = n.account_id WHERE n.about = $1 ORDER BY n.code, a.subject',
      [about],
    );
  const employers = async (outcomeId: string): Promise<number> =>
    (await world().as('acme-hr', `/released-outcomes/${outcomeId}`)).status;
  return { fileOf, scan, heard, record, recorded, act, post, toldAgo, shown, waiting, told, employers };
}
