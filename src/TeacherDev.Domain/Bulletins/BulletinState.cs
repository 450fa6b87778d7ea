using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Bulletins;

/// <summary>The way of a 通报: 编制 → 上报 → 批准 → 通报 (翔安 2024, 五.5: “由教研部门上报区教育局后通报”).</summary>
public enum BulletinState
{
    [Display(Name = "编制中")] Draft,
    [Display(Name = "待批准")] Reported,
    [Display(Name = "已退回")] Returned,
    [Display(Name = "已批准")] Approved,
    [Display(Name = "已通报")] Published,

    /// <summary>A further bulletin that was published takes its place; it stays readable.</summary>
    [Display(Name = "已更正")] Corrected,
}

public static class BulletinStates
{
    extension(BulletinState state)
    {
        /// <summary>Whoever compiles it may still change what it says.</summary>
        public bool IsOpen => state is BulletinState.Draft or BulletinState.Returned;

        /// <summary>Schools have read it; it is changed by a counter-notice only.</summary>
        public bool IsOut => state is BulletinState.Published or BulletinState.Corrected;
    }
}
