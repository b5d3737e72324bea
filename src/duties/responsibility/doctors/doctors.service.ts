import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { deputyRoles } from '../deputising/deputy-roles.js';
import type { Doctor } from './doctor.js';
import type { DoctorsQuery } from './doctors.input.js';
import { DoctorsRepository } from './doctors.repository.js';
import { standingOfDoctor } from './standing-of-doctor.js';

/** Whom one can name as a doctor: who can act now, and nobody who left, was shut or is no longer registered (S9, S15). */
@Injectable()
export class DoctorsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DoctorsRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of the doctors whom the actor may name. */
  async page(context: Context, query: DoctorsQuery): Promise<Page<Opened<Doctor>>> {
    const list = query.for ?? 'anything';
    const { after, limit } = this.cursors.read(context, query, list);
    const roles = deputyRoles(this.policies);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.page(tx, query.for ?? null, { after, limit: limit + 1 }, (person) =>
        standingOfDoctor(person, roles, context.texts, context.moment),
      ),
    );
    return this.cursors.page(context, list, sealed, limit);
  }
}
