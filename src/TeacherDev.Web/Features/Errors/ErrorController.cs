using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace TeacherDev.Web.Features.Errors;

/// <summary>Answers in place, under the address asked for: what happened, and where to go from here. Never an exception's text.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController : Controller
{
    [Route("error/{status:int}")]
    public IActionResult Show(int status)
    {
        Response.StatusCode = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        return View("Error", new ErrorPage(Response.StatusCode, HttpContext.TraceIdentifier, User.Identity?.IsAuthenticated == true));
    }
}

public sealed record ErrorPage(int Status, string Trace, bool IsSignedIn)
{
    /// <summary>Chinese; the translation key.</summary>
    public string Title => Status switch
    {
        403 => "您没有权限做这件事",
        404 => "没有找到这个页面",
        400 => "页面已过期，请返回重试",
        429 => "操作太频繁，请稍后再试",
        503 => "系统正在准备，请稍候",
        _ => "系统出了问题",
    };

    /// <summary>Chinese; the translation key.</summary>
    public string Advice => Status switch
    {
        403 => "如果工作需要，请联系安全管理员为您授权；也可能要切换到另一个角色。",
        404 => "它可能已被删除，或不在您的管理范围内。请从首页重新进入。",
        400 => "您填写的内容没有保存。请返回上一页，刷新后再提交一次。",
        _ => "您的数据没有受影响。请稍后再试；若仍不行，请把下面的编号告诉系统管理员。",
    };
}
