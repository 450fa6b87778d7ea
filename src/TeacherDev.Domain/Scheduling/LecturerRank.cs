using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>The ranks by which a lecture is paid; everybody below 副高 is paid as one of them at most.</summary>
public enum LecturerRank
{
    [Display(Name = "副高级及以下")] Associate,
    [Display(Name = "正高级")] Full,
    [Display(Name = "院士、全国知名专家")] National,
}
