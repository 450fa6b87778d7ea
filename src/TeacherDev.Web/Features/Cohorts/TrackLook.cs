using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>The classes that colour a track or a state; a letter or a word always stands beside the colour.</summary>
public static class TrackLook
{
    public static string Of(string? code) => code switch { "5" => "k5", "1" => "k1", "2" => "k2", "3" => "k3", "X" => "kx", "E" => "ke", _ => "k5" };

    public static string Of(CohortState state) => state switch
    {
        CohortState.Running => "ok",
        CohortState.Draft or CohortState.Recruiting => "warn",
        _ => "",
    };

    public static string Of(SessionState state) => state switch { SessionState.Closed => "ok", SessionState.Cancelled => "alert", _ => "" };
}
