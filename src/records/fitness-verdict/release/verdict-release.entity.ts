import { Column, Entity, PrimaryColumn } from 'typeorm';

/** On the medical side: what went out, by whose hand, and how the employee got it. */
@Entity({ schema: 'medical', name: 'verdict_release' })
export class VerdictReleaseRow {
  @PrimaryColumn('uuid', { name: 'verdict_id' }) verdictId!: string;
  @Column('uuid', { name: 'question_id' }) questionId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid') supersedes!: string | null;
  @Column('uuid', { name: 'released_by' }) releasedBy!: string;
  @Column('uuid', { name: 'responsible_doctor_id' }) responsibleDoctorId!: string;
  @Column('date', { name: 'posted_on' }) postedOn!: string | null;
}

/** At the desk: the one text that employer and employee get. The medical login inserts, and reads nothing back. */
@Entity({ schema: 'desk', name: 'released_verdict' })
export class ReleasedVerdictRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'question_id' }) questionId!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('text') question!: string;
  @Column('bytea') sealed!: Buffer;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('date', { name: 'valid_until' }) validUntil!: string | null;
  @Column('uuid') supersedes!: string | null;
}
