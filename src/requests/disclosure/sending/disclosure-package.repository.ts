import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { DisclosureRequest, RequestedPiece } from '../disclosure-request.js';
import { digestOfCollectionCode, digestOfLink, type CollectionSecrets } from './collection-secrets.js';

const ADD = `
  INSERT INTO medical.disclosure_package (package_id, request_id, employee_id, number, consent_id, pieces, collect_until, signed_by)
  VALUES ($1, $2, $3, 1 + (SELECT count(*) FROM medical.disclosure_package p WHERE p.request_id = $2), $4, $5, $6, access.acting_account())`;
const REPLACE =
  'UPDATE medical.disclosure_release SET replaced_at = platform.clock() WHERE package_id = $1 AND replaced_at IS NULL';
const RELEASE = `
  INSERT INTO medical.disclosure_release (id, package_id, request_id, employee_id, link, code, released_by)
  VALUES ($1, $2, $3, $4, $5, $6, access.acting_account())`;
const NAMES = `
  SELECT a.id, coalesce(n.name, a.id::text) AS name FROM unnest($1::uuid[]) AS a (id)
  LEFT JOIN desk.account_name n ON n.account_id = a.id`;
// As what somebody wrote it: the role in a medical circle that he held then, of several the one given last.
const ROLES = `
  SELECT DISTINCT ON (a.id, a.at) a.id, a.at, r.role FROM unnest($1::uuid[], $2::timestamptz[]) AS a (id, at)
  JOIN access.role r ON r.account_id = a.id AND r.circle IN ('doctor', 'derived-secrecy', 'secrecy-supervision')
    AND r.valid_from <= a.at AND (r.valid_until IS NULL OR r.valid_until > a.at)
  ORDER BY a.id, a.at, r.valid_from DESC`;
const REGISTRATION = `
  SELECT g.number FROM access.registration g
  WHERE g.account_id = $1 AND g.checked_on <= ($2::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date
  ORDER BY g.recorded_at DESC LIMIT 1`;
const MAY_BE_RELEASED = 'SELECT medical.may_be_released($1, $2) AS may';

/** Who wrote something, and when. */
export interface Writing {
  readonly accountId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What was signed to leave, and its releases; nothing of them is ever changed, but that a later release replaces an earlier one. */
@Injectable()
export class DisclosurePackageRepository {
  /** @param going what goes: without what was struck */
  async add(
    tx: Transaction,
    packageId: string,
    { id, employeeId, consentId }: Pick<DisclosureRequest, 'id' | 'employeeId' | 'consentId'>,
    going: readonly Pick<RequestedPiece, 'pieceId' | 'version'>[],
    collectUntil: LocalDate,
  ): Promise<void> {
    const pieces = JSON.stringify(going.map(({ pieceId, version }) => ({ pieceId, version })));
    await tx.query(ADD, [packageId, id, employeeId, consentId, pieces, collectUntil]);
  }

  /** Puts a new link and code in the place of the earlier ones; their digests alone are kept. */
  async release(
    tx: Transaction,
    releaseId: string,
    packageId: string,
    { id, employeeId }: Pick<DisclosureRequest, 'id' | 'employeeId'>,
    { link, code }: CollectionSecrets,
  ): Promise<void> {
    await tx.query(REPLACE, [packageId]);
    const digests = [digestOfLink(link), digestOfCollectionCode(releaseId, code)];
    await tx.query(RELEASE, [releaseId, packageId, id, employeeId, ...digests]);
  }

  /** C2, C3 — does what it rests on stand still? */
  async mayBeReleased(tx: Transaction, packageId: string, requestId: string): Promise<boolean> {
    const [row] = await tx.query<{ may: boolean }>(MAY_BE_RELEASED, [packageId, requestId]);
    return row?.may ?? false;
  }

  /** How those who work here are called, by account; whoever has no name on record is called by his id. */
  async names(tx: Transaction, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; name: string }>(NAMES, [[...new Set(accountIds)]]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** As what each wrote it: a role, by account and moment. */
  async roles(tx: Transaction, writings: readonly Writing[]): Promise<(writing: Writing) => string | null> {
    const rows = await tx.query<{ id: string; at: string; role: string }>(ROLES, [
      writings.map(({ accountId }) => accountId),
      writings.map(({ at }) => at),
    ]);
    const roles = new Map(rows.map(({ id, at, role }) => [`${id} ${Date.parse(at)}`, role]));
    return ({ accountId, at }) => roles.get(`${accountId} ${Date.parse(at)}`) ?? null;
  }

  /** A doctor's number in the register, by the last check before that moment. @returns null where there was none */
  async registration(tx: Transaction, { accountId, at }: Writing): Promise<string | null> {
    const [row] = await tx.query<{ number: string }>(REGISTRATION, [accountId, at]);
    return row?.number ?? null;
  }
}
