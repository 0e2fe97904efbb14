/** Whether a head names a column of towns, in whatever words. */
export const isTownHead = (head: string): boolean =>
  /^(?:所属|所在)?(?:乡镇|镇乡|镇街|乡|镇)(?:街道)?(?:名称)?$/.test(head.replace(/[\s、/（）()]/g, ''));
