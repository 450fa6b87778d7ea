using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Notifications;

/// <summary>How a message reaches its person.</summary>
public enum Channel
{
    [Display(Name = "邮件")] Email,
    [Display(Name = "站内消息")] Inbox,
}
