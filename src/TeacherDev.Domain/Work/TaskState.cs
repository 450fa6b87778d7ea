using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Work;

public enum TaskState
{
    [Display(Name = "排队中")] Queued,
    [Display(Name = "进行中")] Running,
    [Display(Name = "已完成")] Done,
    [Display(Name = "失败")] Failed,
    [Display(Name = "已取消")] Cancelled,
}
