import { Injectable } from '@nestjs/common';
import type { Label } from '../../../safeguards/advice/advice-document.js';
import { codeLists, type CodeLists } from '../../../safeguards/access/policy/code-lists.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import type { PackageLanguage } from '../../../records/package/contents/contents.js';
import type { STRIKING } from '../disclosure-request.js';

/** C7 — why an item that was asked for doesn't go with the rest, as the letter says it. */
const STRUCK: Readonly<Record<(typeof STRIKING)[number], Label>> = {
  interest_not_outweighing: {
    nl: 'het belang weegt niet op tegen de privacy',
    en: 'the interest does not outweigh the privacy',
  },
  more_than_necessary: { nl: 'meer dan nodig is', en: 'more than is necessary' },
  unreasonable_handling_expected: {
    nl: 'geen zorgvuldig gebruik te verwachten',
    en: 'no careful handling is to be expected',
  },
  not_to_this_recipient: { nl: 'niet voor deze ontvanger', en: 'not for this recipient' },
};

/** What the codes of a request mean, in the language of who gets it: the policies' own words. */
@Injectable()
export class SentWords {
  readonly #lists: CodeLists;

  constructor(policies: Policies) {
    this.#lists = codeLists(policies);
  }

  /** @throws Error for a code that the list doesn't have: what is stored was held against it when it came in */
  word(list: 'capacity' | 'consentPurpose' | 'item' | 'role', code: string, language: PackageLanguage): string {
    const word = this.#lists.get(list)?.get(code);
    if (word === undefined) throw new Error(`the list ${list} has no such code`);
    return word[language];
  }

  /** Why something was struck, in words. */
  struck(code: (typeof STRIKING)[number], language: PackageLanguage): string {
    return STRUCK[code][language];
  }
}
