import type { Opened } from '../../../safeguards/access/sealed.js';
import type { Employee } from '../employee.js';
import { isSameFamilyName } from '../how-another-person.js';
import type { SoughtEmployeeInput } from './sought-employee.input.js';

/** Whether what is shown of somebody says all that is sought; what isn't shown says nothing, so it is nobody (S7). */
export function isWhoIsSought(shown: Opened<Employee>, sought: SoughtEmployeeInput): boolean {
  return (
    (sought.familyName === undefined ||
      (shown.familyName !== undefined && isSameFamilyName(shown.familyName, sought.familyName))) &&
    (sought.birthDate === undefined || shown.birthDate === sought.birthDate) &&
    (sought.staffNumber === undefined || shown.staffNumber === sought.staffNumber)
  );
}
