/** Words of the window: first use. */
export const firstRunTexts = {
  intro: '数据只保存在本机。只有第 1 步必填，其余可以跳过，以后都能在“设置”里修改。',
  language: '语言 Language',
  province: '浙江省',
  unit: '1　单位',
  person: '2　填表人（可跳过）',
  name: '填表人姓名',
  phoneHint: '报表表尾的联系电话默认用它',
  folder: '3　共享文件夹（可跳过）',
  folderLabel: '报送文件放到哪里',
  folderHint: '可以是网络文件夹或U盘；第一次报送时再选也可以。',
  openings: '4　期初建账（可跳过）',
  openingsHint: '飞地、项目在使用本软件以前的累计数，每个只填一次。',
  openingsThen: '建立台账后，先去期初建账',
  start: '建立台账',
  sample: '想先看看？',
  sampleHint: '一个虚构的县，与本单位的台账分开存放，随时可以整个移除。',
} as const;
