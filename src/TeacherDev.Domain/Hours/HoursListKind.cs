using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Hours;

public enum HoursListKind
{
    /// <summary>Of 国培, 省培 or a national platform: each row a training with its last day.</summary>
    [Display(Name = "平台名单")] Platform,

    /// <summary>One sum for a person, calendar year and mode; what it is made of nobody here knows.</summary>
    [Display(Name = "期初学时")] Opening,
}

public static class HoursListKinds
{
    extension(HoursListKind kind)
    {
        public HoursSourceKind Source => kind == HoursListKind.Opening ? HoursSourceKind.Opening : HoursSourceKind.Import;
    }
}
