using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>What a visitor is told of a try that failed: nothing that tells names that exist from names that do not.</summary>
public static class SignInSentences
{
    extension(SignInEnd end)
    {
        /// <summary>Null where the page says that name or password is wrong.</summary>
        public string? Sentence => end switch
        {
            SignInEnd.TurnedAway => "尝试次数过多，请一分钟后再试",
            SignInEnd.Expired => "一次性密码已过期，请联系安全管理员重新生成",
            _ => null,
        };

        public int Status => end == SignInEnd.TurnedAway ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
    }
}
