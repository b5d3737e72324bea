import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { EmployeeDossierService } from './employee-dossier.service.js';
import { AbsenceService } from './absence.service.js';

/** What the page of a dossier has of the employee dossier. */
@Injectable()
export class EmployeeParts {
  constructor(parts: DossierParts, dossier: EmployeeDossierService, absences: AbsenceService) {
    parts.addWhose({
      kind: 'Employee',
      list: '',
      recorded: null,
      read: (context, employeeId) => dossier.employee(context, employeeId).then((whose) => ({ items: [whose] })),
      isKnown: (context, employeeId) => dossier.isKnown(context, employeeId),
    });
    parts.add(
      {
        kind: 'Employment',
        list: '/employments',
        recorded: null,
        read: (context, employeeId) => dossier.employments(context, employeeId),
      },
      {
        kind: 'Absence',
        list: '/absences',
        recorded: null,
        read: (context, employeeId) => absences.ofEmployee(context, employeeId),
      },
    );
  }
}
