import type { PickedPlace } from '../../db/domain/host-contract.ts';
import { handedOver } from './handed-over.ts';

/** A report file that the system asked the program to open, for the page that looks at files. */
export const { offer: offerReport, useOffered: useOpenedReport } = handedOver<PickedPlace>();
