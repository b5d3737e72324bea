import { expect } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { ConsentSteps, consentTo } from './consent-steps.js';
import { idIn } from './verdict-world.js';
import type { MedicalWorld } from './medical-world.js';

export const REQUESTER = {
  name: 'E. de Wit',
  capacity: 'other-doctor',
  organisation: 'Praktijk De Linde',
  country: 'NL',
};
const YES = { yes: true, reason: 'marker-because' };
export const ALL_YES = { interestOutweighs: YES, noMoreThanNecessary: YES, handledReasonably: YES };

/** What somebody asks, on a consent. */
export function askedOn(receivedOn: string, consentId: string, pieceId: string): object {
  return { receivedOn, basis: { consentId }, pieces: [{ pieceId, version: 1, necessity: 'marker-necessity' }] };
}

/** The id of a request that was recorded and approved. @param path of the employee's requests */
export async function approved(
  { url }: { readonly url: string },
  token: string,
  path: string,
  asked: object,
): Promise<string> {
  const requested = { ...asked, requester: REQUESTER, purpose: 'treatment' };
  const recorded = await ask(`${url}/v1${path}`, { token, body: requested });
  const at = `${url}/v1/disclosure-requests/${idIn(recorded, 'disclosureRequestId')}`;
  const { body } = await ask(at, { token });
  const decision = { digest: body['digest'], answers: ALL_YES, struck: [] };
  return idIn(await ask(`${at}/decision`, { token, body: decision }), 'disclosureRequestId');
}

/** The date it is in Amsterdam. */
export async function todayIn(world: MedicalWorld): Promise<string> {
  const [row] = await world.cast.sql<{ today: string }>('SELECT platform.today()::text AS today');
  return row?.today ?? '';
}

/** What doctors do with requests to disclose. */
export class DisclosureSteps {
  readonly consents: ConsentSteps;

  constructor(private readonly world: MedicalWorld) {
    this.consents = new ConsentSteps(world);
  }

  /** As a request by post says it, on a consent unless told otherwise. */
  async body(consentId: string | null, pieceIds: readonly string[], more: object = {}): Promise<object> {
    return {
      receivedOn: await todayIn(this.world),
      requester: REQUESTER,
      purpose: 'treatment',
      basis: consentId === null ? null : { consentId },
      pieces: pieceIds.map((pieceId) => ({ pieceId, version: 1, necessity: 'marker-necessity' })),
      ...more,
    };
  }

  record(who: string, employeeId: string, body: object): Promise<Answer> {
    return this.world.as(who, `/employees/${employeeId}/disclosure-requests`, { body });
  }

  /** @returns the id of one on a consent of the employee's, before Dr Vos */
  async before(person: string, employeeId: string, pieceIds: readonly string[], more: object = {}): Promise<string> {
    const consentId = await this.consents.signed(person, employeeId, consentTo(pieceIds));
    const { status, body } = await this.record('dr-vos', employeeId, await this.body(consentId, pieceIds, more));
    expect([status, body['state'], body['lacking']]).toEqual([201, 'before-the-doctor', null]);
    return String(body['disclosureRequestId']);
  }

  read(who: string, requestId: string): Promise<Answer> {
    return this.world.as(who, `/disclosure-requests/${requestId}`);
  }

  /** Decides over what it reads. */
  async decide(who: string, requestId: string, more: object = {}): Promise<Answer> {
    const { body } = await this.read('dr-vos', requestId);
    return this.world.as(who, `/disclosure-requests/${requestId}/decision`, {
      body: { digest: body['digest'], answers: ALL_YES, struck: [], ...more },
    });
  }

  withdraw(who: string, requestId: string): Promise<Answer> {
    return this.world.as(who, `/disclosure-requests/${requestId}/withdrawal`, { method: 'POST' });
  }

  repair(who: string, requestId: string, body: object): Promise<Answer> {
    return this.world.as(who, `/disclosure-requests/${requestId}/repair`, { body });
  }

  async state(requestId: string): Promise<unknown> {
    return (await this.read('dr-vos', requestId)).body['state'];
  }
}
