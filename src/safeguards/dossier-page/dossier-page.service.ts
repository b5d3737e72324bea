import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/problems/problem.js';
import { contextToRead } from '../access/context-to.js';
import type { Context } from '../access/context.js';
import { signInSuffices } from '../access/demand-sign-in.js';
import { canAtAll } from '../access/policy/compiled-role.js';
import { Policies } from '../access/policy/policies.js';
import { Sealed, type Opened } from '../access/sealed.js';
import type { DossierPageRequest } from './dossier-page.input.js';
import type { DossierPage, ShownPart } from './dossier-page.js';
import { DossierParts, WHOSE, type DossierPart } from './dossier-parts.js';
import { isNew } from './is-new.js';

const KIND = 'DossierPage';
/** Of each list at most as many: a page of its own route. */
const LONGEST = 50;

/** One page of a dossier: its lists, each by its own service and rules, in one answer. */
@Injectable()
export class DossierPageService {
  constructor(
    private readonly parts: DossierParts,
    private readonly policies: Policies,
  ) {}

  /**
   * What the actor may see of one employee now. Each list is read as by its own route: for its kind's purpose, with its sign-in, and
   * with its own lines in the trail; one after the other, each at its own moment.
   * @throws Problem 404 for an employee of whom the actor may not read who he is, or may no more once all was read.
   */
  async of(context: Context, employeeId: string, { since }: DossierPageRequest): Promise<Opened<DossierPage>> {
    const having = this.parts.all().filter(({ kind }) => this.#readsAtAll(context, kind));
    const open = having.filter((part) => part.kind === WHOSE || this.#isSignedInFor(context, part));
    const parts: ShownPart[] = [];
    for (const part of open) {
      const shown = await this.#shown(context, part, employeeId, since);
      if (shown !== null) parts.push(shown);
    }
    // S9 — a page takes a while: who may not know of the employee any more by its end has none, as by a route of its own.
    const [whose] = open.filter(({ kind }) => kind === WHOSE);
    if (whose !== undefined) await this.#shown(context, whose, employeeId, undefined);
    const page: DossierPage = {
      id: employeeId,
      employeeId,
      asOf: context.moment.instant.toISOString(),
      parts,
      newSince: since === undefined ? null : parts.reduce((sum, { newIds }) => sum + (newIds?.length ?? 0), 0),
      fresherSignInShowsMore: open.length < having.length,
    };
    return new Sealed(KIND, page, { employeeId }).open(context);
  }

  /** @returns null where the list has nothing that the actor may know of: as if there were no such list */
  async #shown(
    context: Context,
    { kind, list, recorded, read }: DossierPart,
    employeeId: string,
    since: string | undefined,
  ): Promise<ShownPart | null> {
    const reading = contextToRead(context, kind, this.policies);
    if (reading === null) return null;
    try {
      const { items, next = null } = await read(reading, employeeId, { limit: LONGEST });
      const fresh =
        since === undefined || recorded === null
          ? null
          : items.filter((row) => isNew(row, recorded, since, context.actor.accountId)).map((row) => String(row['id']));
      return {
        kind,
        list: `/v1/employees/${employeeId}${list}`,
        items: [...items],
        more: next !== null,
        newIds: fresh,
      };
    } catch (refusal) {
      if (kind !== WHOSE && refusal instanceof Problem && refusal.status === 404) return null;
      throw refusal;
    }
  }

  #readsAtAll({ actor }: Context, kind: string): boolean {
    return canAtAll(this.policies.role(actor.role), 'read', kind);
  }

  #isSignedInFor(context: Context, { kind, alsoReads }: DossierPart): boolean {
    const { token, moment } = context;
    const kinds = [kind, ...(alsoReads?.(context) ?? [])];
    return kinds.every((each) => signInSuffices(this.policies.signIn(each, 'read'), token, moment));
  }
}
