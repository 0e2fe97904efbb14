import type { InboxWords } from '../inbox-labels.ts';

export const inboxWords: InboxWords = {
  kinds: {
    new: { name: 'new report', hint: 'Received; ready to be looked at.' },
    newer: {
      name: 'newer version',
      hint: 'Received. Until it is accepted, totals use the version accepted before.',
    },
    same: { name: 'received before', hint: 'The same report is here already; nothing to do.' },
    older: { name: 'older version', hint: 'A newer version is here; this one is only kept.' },
    fork: {
      name: 'versions conflict',
      hint: 'Two different reports have one version number, or correct the same version. Neither can be accepted: the county must compare them and submit a new version.',
    },
    copying: { name: 'not yet complete', hint: 'Still being copied, or in use; it is read again by itself.' },
    damaged: {
      name: 'damaged or incomplete',
      hint: 'If it is being copied it is read again by itself; if it stays so, the county must place the file again.',
    },
    tooNew: { name: 'made by a newer program', hint: 'Install the newer version of the program here first.' },
    refused: {
      name: 'cannot be read',
      hint: 'Not an unencrypted .xlsx file, or far too large. The county must place it again from the program.',
    },
    badSignature: {
      name: 'signature not valid',
      hint: 'Nothing says that it comes from the county’s program; not received. The county must place the original again.',
    },
    unknownKey: {
      name: 'sender to be confirmed',
      hint: 'The computer that signed it is not confirmed as the county’s. Ask by telephone, then confirm; it is received then.',
    },
    foreignKey: {
      name: 'signed by another unit',
      hint: 'The computer that signed it is confirmed as another unit’s; not received. Ask both.',
    },
    withdrawnKey: {
      name: 'sender withdrawn',
      hint: 'The computer that signed it was withdrawn. Confirm it to use it again.',
    },
    wrongForm: {
      name: 'wrong form version',
      hint: 'Not of the form valid for the period, cannot be accepted. The county takes over the province’s newest settings and submits a new version; where this level’s settings are the older ones, take over the newer here.',
    },
    otherUnit: {
      name: 'not due here',
      hint: 'The unit is not of this area or owes no report of the period; not received.',
    },
    part: {
      name: 'part of a department',
      hint: 'Only some forms of the county; not received. The county’s lead office takes it in and submits the whole.',
    },
    reply: { name: 'receipt or report sent back', hint: 'Taken note of.' },
    replyAlone: {
      name: 'reply without its report',
      hint: 'The report that it answers was not received; noted once that is here.',
    },
    notReport: { name: 'not a report', hint: 'Not made by this program; nothing to do.' },
  },
  flags: {
    noPredecessor: {
      name: 'version before is missing',
      hint: 'The version that it corrects was never received; it can be used.',
    },
    edited: {
      name: 'cells edited',
      hint: 'Changed in a spreadsheet program; what was signed counts, not the change.',
    },
    renamed: { name: 'renamed', hint: 'What the file says counts, not its name.' },
    left: { name: 'left the list', hint: 'The county left the list of mountain counties and still reports.' },
    future: {
      name: 'made after it was received',
      hint: 'One of the two clocks is wrong; the version number decides the order.',
    },
  },
  states: {
    draft: 'draft',
    checked: 'checked',
    signed: 'signed',
    submitted: 'to be reviewed',
    sentBack: 'sent back',
    cityAccepted: 'accepted by the prefecture',
    accepted: 'accepted by the province',
    locked: 'locked',
    missing: 'not received',
    waiting: 'to be confirmed',
    fork: 'versions conflict',
  },
  cityAccepted: 'accepted by {unit} on {at} ({person}, {file})',
  citySentBack: 'sent back by {unit} on {at} ({person})[: {why}]',
  reasons: {
    missing: { name: 'not received', hint: 'Remind the county.' },
    fork: { name: 'versions conflict', hint: 'The county must compare them and submit a new version.' },
    superseded: { name: 'a newer version is here', hint: 'Look at the newer one.' },
    decided: { name: 'cannot be accepted as it stands', hint: 'Accepted, sent back or locked already.' },
    untrustedKey: { name: 'sender not confirmed', hint: 'Confirm the computer that signed it first.' },
    wrongForm: {
      name: 'wrong form version',
      hint: 'Not of the form valid for the period; the county submits again on the right one.',
    },
    hardViolations: { name: 'hard violations', hint: 'They cannot be set aside; send the report back.' },
    totalsDiffer: {
      name: 'control totals differ',
      hint: 'Added up again from the records they are not what the report states; send it back.',
    },
    strayRows: {
      name: 'records of other periods',
      hint: 'The report brings records that are not of its period; send it back.',
    },
    queried: {
      name: 'queries not sent back',
      hint: 'Queries were asked and the report was not sent back. To send it back, open the report.',
    },
    noCityReview: {
      name: 'not reviewed by the prefecture',
      hint: 'The settings require its review first; wait for its receipt.',
    },
    citySentBack: {
      name: 'sent back by the prefecture',
      hint: 'The prefecture sent this version back; the county usually submits another.',
    },
    edited: { name: 'cells edited', hint: 'What was signed is accepted, not the edited cells.' },
    afterFork: { name: 'follows conflicting versions', hint: 'Make sure that both were taken into it.' },
    totalsOpen: {
      name: 'totals since start not verified',
      hint: 'Not stated, or reports of earlier periods are not here: they cannot be added up again.',
    },
    partsDiffer: {
      name: 'the year differs from its quarters or months',
      hint: 'Once accepted, the annual report counts in their place; find out why.',
    },
    unsure: {
      name: 'some checks need earlier reports',
      hint: 'Violations may only mean that earlier reports are not here.',
    },
    waitingFiles: {
      name: 'other files wait',
      hint: 'More files of the county lie in the folder and were not received.',
    },
    future: { name: 'made after it was received', hint: 'A clock is wrong; look at the version number.' },
  },
};
