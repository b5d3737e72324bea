import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../../platform/problems/problem.js';
import type { Label } from '../../../safeguards/advice/advice-document.js';
import { codeLists } from '../../../safeguards/access/policy/code-lists.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import type { ConsentInput } from './consent.input.js';
import type { ConsentContent } from './consent-sheet.js';

type InWords = Pick<ConsentContent, 'addresseeInWords' | 'capacityInWords' | 'purposeInWords'>;

const BY_NAME: Label = { nl: 'mijn bedrijfsarts of verzekeringsarts', en: 'my company or insurance doctor' };

/** The codes that a consent can say (policies/lists/consent.yaml), and what the sheet has for them in both languages. */
@Injectable()
export class ConsentWords {
  readonly #lists: ReturnType<typeof codeLists>;

  constructor(policies: Policies) {
    this.#lists = codeLists(policies);
  }

  /** C2 — what a consent says that is on no list. */
  faultsIn({ addressedTo, recipient, purpose }: ConsentInput): FieldError[] {
    const office = 'office' in addressedTo ? this.#faults('/addressedTo/office', 'office', addressedTo.office) : [];
    return [...office, ...this.faultsInRecipient(recipient, purpose, '/recipient')];
  }

  /** C2 — the same of a recipient and a purpose. @param at where the recipient stands in the input */
  faultsInRecipient({ capacity }: { readonly capacity: string }, purpose: string, at: string): FieldError[] {
    return [
      ...this.#faults(`${at}/capacity`, 'capacity', capacity),
      ...this.#faults('/purpose', 'consentPurpose', purpose),
    ];
  }

  /** Of an input without faults. */
  of({ addressedTo, recipient, purpose }: ConsentInput): InWords {
    return {
      addresseeInWords: 'office' in addressedTo ? this.#word('office', addressedTo.office) : BY_NAME,
      capacityInWords: this.#word('capacity', recipient.capacity),
      purposeInWords: this.#word('consentPurpose', purpose),
    };
  }

  /** An item of the disclosure matrix (V8). */
  item(item: string): Label {
    return this.#word('item', item);
  }

  #faults(at: string, list: string, code: string): FieldError[] {
    return this.#lists.get(list)?.has(code) === true ? [] : [{ at, code: 'not_on_the_list', rule: 'C2' }];
  }

  #word(list: string, code: string): Label {
    const word = this.#lists.get(list)?.get(code);
    if (word === undefined) throw new Error(`the list ${list} has no such code`);
    return word;
  }
}
