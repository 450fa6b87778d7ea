using TeacherDev.Domain.Completion;

namespace TeacherDev.Web.Features.Completion;

/// <summary>The classes that colour a verdict or a state; the word always stands inside.</summary>
public static class CompletionLook
{
    public static string Of(CompletionVerdict verdict) => verdict switch { CompletionVerdict.Qualified => "ok", CompletionVerdict.Unqualified => "alert", _ => "warn" };

    public static string Of(RuleState state) => state switch { RuleState.Met => "ok", RuleState.Unmet => "alert", _ => "warn" };

    public static string Of(CertificateState state) => state switch { CertificateState.Valid => "ok", CertificateState.Revoked => "alert", _ => "" };
}
