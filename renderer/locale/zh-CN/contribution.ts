/** Words of the window. */
export const contributionTexts = {
  title: '入股出资',
  totals: {
    added: '出资合计',
    subtracted: '减资、退出合计',
    balance: '出资余额',
    holders: '出资主体',
    rows: '变动笔数',
    leftOut: '{{count}} 笔未计入（缺日期、金额或类型）',
  },
  newRows: '新录入的行默认填写',
  newRowsHint: '粘贴村名和金额两列即可；其余栏目先按这里填写，再逐格修改。',
  noVillages: '还没有登记村，先到“村”页面粘贴村名单，这里才能按村名填写。',
} as const;
