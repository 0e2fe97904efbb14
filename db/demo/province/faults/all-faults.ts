import { accountFaults } from './account-faults.ts';
import { enclaveFaults } from './enclave-faults.ts';
import type { Fault } from './fault.ts';
import { formFaults } from './form-faults.ts';
import { projectFaults } from './project-faults.ts';
import { registerFaults } from './register-faults.ts';
import { reportFaults } from './report-faults.ts';
import { villageFaults } from './village-faults.ts';

/** A fault for every rule that records can break; a test compares the list with the rules. */
export const allFaults: readonly Fault[] = [
  ...registerFaults,
  ...enclaveFaults,
  ...villageFaults,
  ...accountFaults,
  ...projectFaults,
  ...formFaults,
  ...reportFaults,
];
