/** Words of the window: sample data. */
export const sampleTexts = {
  explore: '看示例数据',
  making: '正在生成示例数据，只需几秒……',
  banner: '示例数据，不是本单位的数据',
  back: '回到本单位台账',
  remove: '移除示例数据',
  removeAsk: '示例数据和在其中试填的内容将全部移除，本单位的数据不受影响。',
  removeYes: '确定移除',
  about:
    '一个虚构的县 2021 年的全部报表，可以随意试填、审核、报送。它与本单位的台账分开存放；单位名称带“（示例）”，生成的文件也不会放进本单位的共享文件夹。',
  kept: '示例数据已经生成，仍保留着上次试填的内容。',
  fixed: '示例数据的单位不能更改。',
} as const;
