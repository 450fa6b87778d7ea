using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Selection;

public enum DispatchState
{
    /// <summary>Being written and divided; nobody outside the issuing body sees it.</summary>
    [Display(Name = "草稿")] Draft,

    /// <summary>The bodies name their people.</summary>
    [Display(Name = "报名中")] Open,

    /// <summary>The list is handed to the superior; people depart and return.</summary>
    [Display(Name = "已确认")] Confirmed,

    [Display(Name = "已办结")] Closed,

    [Display(Name = "已撤销")] Cancelled,
}

public enum AppointeeState
{
    [Display(Name = "已选派")] Named,

    /// <summary>Was a substitute and goes in the place of somebody who dropped out.</summary>
    [Display(Name = "已递补")] SteppedIn,

    [Display(Name = "已退出")] Withdrawn,
}
