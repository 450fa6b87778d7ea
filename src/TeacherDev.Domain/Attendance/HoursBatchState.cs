using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Attendance;

public enum HoursBatchState
{
    [Display(Name = "待认定")] Submitted,
    [Display(Name = "已退回")] Returned,
    [Display(Name = "已认定")] Approved,
    [Display(Name = "已撤回")] Withdrawn,
}

public static class HoursBatchStates
{
    extension(HoursBatchState state)
    {
        /// <summary>Its sessions are nobody else's and stay closed.</summary>
        public bool Holds => state is HoursBatchState.Submitted or HoursBatchState.Approved;
    }
}
