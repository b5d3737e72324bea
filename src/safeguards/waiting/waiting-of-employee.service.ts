import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/problems/usual-problems.js';
import { contextsToRead } from '../access/context-to.js';
import type { Context } from '../access/context.js';
import type { Page, PageRequest } from '../access/page-cursors.js';
import { Policies } from '../access/policy/policies.js';
import type { Opened } from '../access/sealed.js';
import { DossierParts, WHOSE } from '../dossier-page/dossier-parts.js';
import type { Waiting } from './waiting.js';
import { WaitingService } from './waiting.service.js';

/** What waits for the actor about one person. */
@Injectable()
export class WaitingOfEmployeeService {
  constructor(
    private readonly waiting: WaitingService,
    private readonly parts: DossierParts,
    private readonly policies: Policies,
  ) {}

  /**
   * One page of it; empty where nothing waits.
   * @throws Problem 404 where nothing does and the actor may not know of the person, as of nobody: it is no access to his dossier (I9)
   */
  async page(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<Waiting>>> {
    const page = await this.waiting.page(context, request, employeeId);
    if (page.items.length === 0 && !(await this.#isKnown(context, employeeId))) throw notFound();
    return page;
  }

  async #isKnown(context: Context, employeeId: string): Promise<boolean> {
    for (const reading of contextsToRead(context, WHOSE, this.policies)) {
      if (await this.parts.isKnown(reading, employeeId)) return true;
    }
    return false;
  }
}
