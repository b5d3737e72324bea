import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tables of the employee store that are written row by row; staff goes in by batches (staff.repository.ts). */
@Entity({ schema: 'employee', name: 'absence' })
export class AbsenceRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('date', { name: 'first_day' }) firstDay!: string;
  @Column('bytea') sealed!: Buffer;
  @Column('uuid', { name: 'reported_by' }) reportedBy!: string;
}

@Entity({ schema: 'employee', name: 'staff_import' })
export class StaffImportRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('uuid', { name: 'imported_by' }) importedBy!: string;
  @Column('integer') rows!: number;
  @Column('integer') added!: number;
  @Column('integer') changed!: number;
  @Column('integer') unchanged!: number;
  @Column('integer') refused!: number;
}
