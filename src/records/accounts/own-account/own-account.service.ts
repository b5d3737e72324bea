import { Injectable } from '@nestjs/common';
import { isAccountActive } from '../../../safeguards/access/facts/person-standing.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import type { OwnAccount } from './own-account.js';
import { OwnAccountRepository } from './own-account.repository.js';
import { ownStandings } from './own-standings.js';

const NOBODY_YET: OwnAccount = { account: null, roles: [], employeeIds: [], standings: [] };

/** P7 — a person reads the own account data, and what is still in the way of the own roles. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: OwnAccountRepository,
    private readonly policies: Policies,
  ) {}

  async me(person: SignedInPerson): Promise<OwnAccount> {
    const { account, employeeIds, texts, moment } = person;
    person.trail.note({
      action: 'read',
      kind: 'Account',
      recordId: person.accountId,
      rule: 'P7',
      outcome: 'allowed',
      status: 200,
      responsibleDoctorId: null,
    });
    if (account === null) return NOBODY_YET;
    const { named, roles } = await this.stores.readAs(person, 'desk', async (tx) => ({
      named: await this.repository.named(tx),
      roles: await this.repository.roles(tx, moment.instant),
    }));
    const { accountId: id, kind, status } = account;
    const active = isAccountActive(account, texts, moment);
    const open = roles.filter(({ state }) => state !== 'expired').map(({ role }) => role);
    return {
      account: { id, ...named, kind, status, active },
      roles,
      employeeIds,
      standings: ownStandings(account, open, texts, moment, this.policies),
    };
  }
}
