import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the desk writes of accounts, their invitations and their roles. Relations between rows are ids. */
@Entity({ schema: 'access', name: 'account' })
export class AccountRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: string;
  @Column('text') status!: string;
  @Column('text', { nullable: true }) issuer!: string | null;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('date', { name: 'hired_until', nullable: true }) hiredUntil!: string | null;
  @Column('uuid', { name: 'processing_agreement_id', nullable: true }) processingAgreementId!: string | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { name: 'linked_at', nullable: true }) linkedAt!: string | null;
}

@Entity({ schema: 'desk', name: 'account_name' })
export class AccountNameRow {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text', { nullable: true }) name!: string | null;
}

@Entity({ schema: 'access', name: 'invitation' })
export class InvitationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId!: string | null;
  @Column('uuid', { name: 'employee_id', nullable: true }) employeeId!: string | null;
  /** Null for an employee's until his letter is printed. */
  @Column('bytea', { name: 'code_digest', nullable: true }) codeDigest!: Buffer | null;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: string;
}

@Entity({ schema: 'access', name: 'role' })
export class RoleRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') role!: string;
  @Column('text') circle!: string;
  @Column('uuid', { name: 'employer_id', nullable: true }) employerId!: string | null;
  @Column('timestamptz', { name: 'valid_from' }) validFrom!: string;
  @Column('timestamptz', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('uuid', { name: 'proposed_by', nullable: true }) proposedBy!: string | null;
  @Column('boolean', { name: 'needs_approval' }) needsApproval!: boolean;
  @Column('boolean', { name: 'needs_confirmation' }) needsConfirmation!: boolean;
  @Column('timestamptz', { name: 'in_force_since', nullable: true }) inForceSince!: string | null;
}
