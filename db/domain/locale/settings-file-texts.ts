/** Words of the province's settings file; templates of `fill.ts`. */
export interface SettingsFileTexts {
  readonly province: string;
  readonly title: string;
  readonly made: string;
  readonly calendar: string;
  readonly what: string;
  readonly value: string;
  readonly days: string;
  readonly holidays: string;
  readonly stay: string;
  readonly nextWorkingDay: string;
  readonly daysOff: string;
  readonly daysWorked: string;
  /** Reason of the change in the history of the records. */
  readonly why: string;
}
