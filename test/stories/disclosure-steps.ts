import { expect } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { ConsentSteps, consentTo } from './consent-steps.js';
import type { MedicalWorld } from './medical-world.js';

export const REQUESTER = {
  name: 'E. de Wit',
  capacity: 'other-doctor',
  organisation: 'Praktijk De Linde',
  country: 'NL',
};
const YES = { yes: true, reason: 'marker-because' };
export const ALL_YES = { interestOutweighs: YES, noMoreThanNecessary: YES, handledReasonably: YES };

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
