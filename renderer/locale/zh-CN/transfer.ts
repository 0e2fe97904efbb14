/** Words of the window: transfer of a contribution. */
export const transferTexts = {
  open: '办理转让',
  title: '股权转让',
  from: '转出主体',
  to: '转入主体',
  byName: '名称、拼音首字母或代码',
  preview: '确认后将这样办理',
  balance: '{{holder}}：余额 {{before}} → {{after}}',
  pair: '{{date}} 成对登记：转让出、转让入，合计为 0，飞地总额不变。',
  fillIn: '先填好：{{what}}',
  confirm: '确认转让',
  done: '已办理转让。办错了点左下“撤销”，一步退回。',
  refusals: {
    noFrom: '转出主体',
    noTo: '转入主体',
    noDate: '变动日期',
    noAmount: '变动金额',
    same: '转出、转入是同一个主体。',
    incomplete: '转出主体有出资记录缺类型、金额、日期或起息日，先补齐。',
    tooMuch: '这一天起最多可转出 {{balance}}。',
  },
} as const;
