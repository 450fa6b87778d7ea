using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// Pending → Sending → Sent | Refused | OutcomeUnknown, or Pending again with a later due. What the rules no longer say is Forgotten and
/// lives again when they say it again; what a person took back is Withdrawn and stays so.
/// Claimed is no state of its own: it is Pending with a live lease.
/// </summary>
public enum MessageState
{
    [Display(Name = "待发送")] Pending,
    [Display(Name = "发送中")] Sending,
    [Display(Name = "已发送")] Sent,
    [Display(Name = "被退回")] Refused,
    [Display(Name = "结果不明")] OutcomeUnknown,
    [Display(Name = "不再发送")] Forgotten,
    [Display(Name = "已撤回")] Withdrawn,
}
