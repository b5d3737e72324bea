import { Column, Entity, PrimaryColumn } from 'typeorm';

/** On the medical side: what went out, and by whose hand; by the employee's own where he goes first. */
@Entity({ schema: 'medical', name: 'examination_release' })
export class ExaminationReleaseRow {
  @PrimaryColumn('uuid', { name: 'outcome_id' }) outcomeId!: string;
  @Column('uuid', { name: 'examination_id' }) examinationId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid') supersedes!: string | null;
  @Column('uuid', { name: 'released_by' }) releasedBy!: string;
  @Column('uuid', { name: 'responsible_doctor_id' }) responsibleDoctorId!: string;
}

/** At the desk: the one text that employer and employee get. The medical login inserts, and reads nothing back. */
@Entity({ schema: 'desk', name: 'released_outcome' })
export class ReleasedOutcomeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'examination_id' }) examinationId!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('text', { name: 'examination_kind' }) examinationKind!: string;
  @Column('bytea') sealed!: Buffer;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('uuid') supersedes!: string | null;
}
