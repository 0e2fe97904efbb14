import type { ReturnRuleId } from '../../rules/return.ts';

/** Messages of the rules of dues and receipts. A part in square brackets is shown where its figures are given. */
export const returnRuleMessages: Readonly<Record<ReturnRuleId, string>> = {
  H31: '[金额{positive}须大于0][冲正金额{negative}须小于0][冲正须填写原因（冲正金额{reversal}）][累计冲正{a}超过原到账金额{b}，多{d}][冲正的冲抵金额{line}须小于0][冲正的收益类别“{kind}”与原到账的“{reversed_kind}”不一致][冲正的受益主体“{beneficiary}”与原到账的“{reversed_beneficiary}”不一致][冲正的结算方式“{settle}”与原到账的“{reversed_settle}”不一致][冲正属于“{account}”，原到账属于“{reversed_account}”，不一致][冲正日期{date}早于原到账日期{received}，早{days}天]',
  H36: '应收期次重复：{year}年第{instalment}期 {kind}（受益主体：{beneficiary}）已有一笔[，本笔{a}、已有{b}，相差{d}]',
  S36: '飞地尚未交付即有应收：{begins}起计息[，交付日期{delivered}，早{days}天]',
  S37: '计息本金{a}与出资台账{b}不符，相差{d}',
  S38: '应收{a}与条款计算{b}不符，相差{d}',
  H39: '保底{a}大于应收{b}，多{d}',
  H40: '[冲抵（含减免）合计{a}超过{limit}{b}，多{d}][冲抵日期{date}早于到账日期{received}，早{days}天][到账的收益类别“{kind}”与应收的“{due_kind}”不一致][到账的受益主体“{beneficiary}”与应收的“{due_beneficiary}”不一致][到账属于“{account}”，应收属于“{due_account}”，不一致][冲正收回{back}超过原到账对该期应收的冲抵{settled}，多{d}]',
  S40: '保底{a}，已收{b}，不足{d}，逾期{days}天',
  S41: '{year}年{kind}收益累计到账{a}，超过应收及年初欠收{b}的{limit}，相差{d}',
  H42: '{period}[本年累计{ytd}≠上期累计{ytd_before}+本期{received}={ytd_sum}，差{d}][自开始以来累计{since_start}≠上期累计{start_before}+本期{start_received}+以前年度调整{adjusted}={start_sum}，差{d}]',
  S43: '年收益率{rate}偏高，超过{limit}：冲抵本年应收{a}，计息本金{b}，收益率高出{over}，金额多{d}',
  H44: '[到账日期{date}晚于今天{today}，相差{days}天][{received}的到账缺少结算依据（结算方式：{settle}）]',
  S45: '应收{a}，已收{b}，欠{d}，逾期{days}天',
};
