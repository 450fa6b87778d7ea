using TeacherDev.Domain.Attendance;

namespace TeacherDev.Web.Features.Attendance;

public static class BatchLook
{
    public static string Of(HoursBatchState state) => state switch
    {
        HoursBatchState.Submitted => "warn",
        HoursBatchState.Returned => "alert",
        HoursBatchState.Approved => "ok",
        _ => "",
    };
}
