import { Module } from '@nestjs/common';
import { AbsenceCorrectionService } from './absence-correction.service.js';
import { AbsenceVersionRepository } from './absence-version.repository.js';
import { AbsenceController } from './absence.controller.js';
import { AbsenceRepository } from './absence.repository.js';
import { AbsenceService } from './absence.service.js';
import { AddresseeController } from './addressee/addressee.controller.js';
import { AddresseeRepository } from './addressee/addressee.repository.js';
import { AddresseeService } from './addressee/addressee.service.js';
import { ApplicationController } from './application/application.controller.js';
import { ApplicationRepository } from './application/application.repository.js';
import { ApplicationService } from './application/application.service.js';
import { EmployeeDossierController } from './employee-dossier.controller.js';
import { EmployeeDossierRepository } from './employee-dossier.repository.js';
import { EmployeeDossierService } from './employee-dossier.service.js';
import { EmployeeRecords } from './employee-records.js';
import { LikenessRepository } from './likeness/likeness.repository.js';
import { OneDossier } from './likeness/one-dossier.js';
import { NamedPeople } from './named-people.js';
import { FindingController } from './finding/finding.controller.js';
import { FindingRepository } from './finding/finding.repository.js';
import { FindingService } from './finding/finding.service.js';
import { PayrollTermsController } from './payroll-terms/payroll-terms.controller.js';
import { PayrollTermsRepository } from './payroll-terms/payroll-terms.repository.js';
import { PayrollTermsService } from './payroll-terms/payroll-terms.service.js';
import { PrivateContactController } from './private-contact/private-contact.controller.js';
import { PrivateContactRepository } from './private-contact/private-contact.repository.js';
import { PrivateContactService } from './private-contact/private-contact.service.js';
import { SearchController } from './search/search.controller.js';
import { SearchService } from './search/search.service.js';
import { SickReportService } from './sick-report.service.js';
import { StaffImportController } from './staff-import.controller.js';
import { StaffImportService } from './staff-import.service.js';
import { StaffIntake } from './staff-intake.js';
import { StaffRepository } from './staff.repository.js';
import { EmployeeParts } from './employee-parts.js';

@Module({
  controllers: [
    EmployeeDossierController,
    AddresseeController,
    FindingController,
    SearchController,
    AbsenceController,
    PayrollTermsController,
    PrivateContactController,
    ApplicationController,
    StaffImportController,
  ],
  providers: [
    EmployeeDossierService,
    EmployeeParts,
    EmployeeDossierRepository,
    EmployeeRecords,
    AddresseeService,
    FindingService,
    FindingRepository,
    SearchService,
    AddresseeRepository,
    AbsenceService,
    AbsenceRepository,
    AbsenceVersionRepository,
    AbsenceCorrectionService,
    PayrollTermsService,
    PayrollTermsRepository,
    PrivateContactService,
    PrivateContactRepository,
    SickReportService,
    ApplicationService,
    ApplicationRepository,
    StaffImportService,
    StaffIntake,
    StaffRepository,
    NamedPeople,
    OneDossier,
    LikenessRepository,
  ],
  exports: [EmployeeDossierService],
})
export class EmployeeDossierModule {}
