using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>The classes that colour a state; a word always stands beside the colour.</summary>
public static class SelectionLook
{
    public static string Of(CallState state) => state switch { CallState.Open => "ok", CallState.Draft => "warn", CallState.Cancelled => "alert", _ => "" };

    public static string Of(DispatchState state) => state switch { DispatchState.Open or DispatchState.Confirmed => "ok", DispatchState.Draft => "warn", DispatchState.Cancelled => "alert", _ => "" };

    public static string Of(AppointeeState state) => state switch { AppointeeState.Withdrawn => "alert", AppointeeState.SteppedIn => "warn", _ => "ok" };

    public static string Of(ApplicationState state) => state switch
    {
        ApplicationState.Recognised => "ok",
        ApplicationState.Draft or ApplicationState.Returned => "warn",
        ApplicationState.Rejected or ApplicationState.Exited => "alert",
        _ => "",
    };

    public static string Of(Standing standing) => standing switch { Standing.Met => "ok", Standing.Missed => "alert", _ => "warn" };
}
